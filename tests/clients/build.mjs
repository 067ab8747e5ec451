// GitHub's packages import JSON and extensionless paths, which node alone does not resolve: bundle each script once.
import { build } from 'esbuild';

await build({
  absWorkingDir: import.meta.dirname,
  entryPoints: ['src/github-api.mjs', 'src/gitlab-notes.mjs', 'src/read-junit.mjs', 'src/run-action.mjs', 'src/validate-workflows.mjs'],
  outdir: 'dist',
  outExtension: { '.js': '.mjs' },
  bundle: true,
  platform: 'node',
  format: 'esm',
  // Loads files of its own by computed names, which cannot be bundled, and needs no bundling.
  external: ['@stoplight/*'],
  target: 'node20',
  logLevel: 'error',
  // Bundled CommonJS still asks for node's own modules through `require`.
  banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
});
