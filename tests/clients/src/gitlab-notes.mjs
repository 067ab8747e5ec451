// usage: node dist/gitlab-notes.mjs
// The notes of GitLab's merge requests on a free loopback port. Prints its address, then each note that is made or changed as a line of JSON.
// Ends when its standard input does.
import http from 'node:http';

const notes = [];
const api = http.createServer(async (request, response) => {
  const body = Buffer.concat(await request.toArray()).toString();
  const answer = (status, content, headers = {}) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify(content));
  };
  if (!request.headers['private-token']) return answer(401, { message: '401 Unauthorized' });
  const place = request.url.match(/^\/api\/v4\/projects\/([^/]+)\/merge_requests\/(\d+)\/notes(?:\/(\d+))?(?:\?.*)?$/);
  if (!place) return answer(404, { error: '404 Not Found' });
  if (request.method === 'GET') return answer(200, notes, { 'x-next-page': '' });
  const text = JSON.parse(body).body;
  if (!text) return answer(400, { error: 'body is missing' });
  let note = notes.find(known => known.id === Number(place[3]));
  if (request.method === 'PUT' && !note) return answer(404, { message: '404 Note Not Found' });
  if (request.method === 'POST') notes.push(note = { id: notes.length + 1, system: false, noteable_iid: Number(place[2]) });
  note.body = text;
  console.log(JSON.stringify({ method: request.method, path: request.url, body: text }));
  answer(request.method === 'POST' ? 201 : 200, note);
});
api.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${api.address().port}/api/v4`));
process.stdin.resume().on('end', () => process.exit());
