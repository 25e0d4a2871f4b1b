#!/usr/bin/env node
// `npm start`: the same as `entente start`.
process.argv.splice(2, 0, 'start');
await import('./cli.ts');
