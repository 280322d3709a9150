import { registerHooks } from 'node:module';

/** Prints every file that is loaded, so that a test can see which packages a command line brings with it. */
registerHooks({
  load(url, context, next) {
    process.stderr.write(`loaded ${url}\n`);
    return next(url, context);
  },
});
