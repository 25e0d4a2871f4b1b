declare module 'rss-parser/lib/utils.js' {
  /** The functions that the parser calls through this object, so that one may be replaced. */
  const utils: { getSnippet: (html: string) => string };
  export = utils;
}
