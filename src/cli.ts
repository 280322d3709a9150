#!/usr/bin/env node
// Nothing is imported before the guard has spoken: an old Node would stop at syntax or packages that it does not know.
const needed = 24;

if (Number.parseInt(process.versions.node, 10) < needed) {
  process.stderr.write(
    `rolecall needs Node ${needed} or newer, this is ${process.versions.node}: npm install --save-dev node@${needed} brings one along for npx and npm scripts\n`,
  );
  process.exitCode = 3;
} else {
  import('node:module')
    .then(({ enableCompileCache }) => {
      // Compiling the packages is a third of a short command's time; Node keeps the result in its own temporary folder.
      enableCompileCache();
      return import('./commands/main.ts');
    })
    .then(({ main }) => main(process.argv.slice(2)))
    .then(
      (exitCode) => {
        process.exitCode = exitCode;
      },
      (error) => {
        process.stderr.write(`rolecall could not start: ${error}\n`);
        process.exitCode = 3;
      },
    );
}
