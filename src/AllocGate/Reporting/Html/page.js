'use strict';
// Sorting is all that the script does: without it the order is worst first.
for (const table of document.querySelectorAll('table.cases')) {
  table.querySelectorAll('thead th').forEach((title, column) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = title.textContent;
    title.replaceChildren(button);
    button.addEventListener('click', () => {
      const up = title.getAttribute('aria-sort') === 'descending';
      table.querySelectorAll('thead th').forEach(other => other.removeAttribute('aria-sort'));
      title.setAttribute('aria-sort', up ? 'ascending' : 'descending');
      const key = row => row.cells[column].dataset.sort;
      const compare = (a, b) => (isNaN(key(a)) || isNaN(key(b)) ? key(a).localeCompare(key(b)) : key(a) - key(b)) * (up ? 1 : -1);
      const body = table.tBodies[0];
      body.append(...[...body.rows].sort(compare));
    });
  });
}
