import { Readability } from '@mozilla/readability';
import { decode } from './decode.ts';
import type { FetchedDocument } from './fetch-outcome.ts';
import { describeNonFeed, describeWall } from './not-a-feed.ts';
import { type PageNode, parsePage, textWithin } from './page-dom.ts';
import { cutAtWord } from './plain-text.ts';

/** What became of looking for an article’s text: its beginning, or why there is none. */
export type ArticleReading =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'none'; readonly because: string };

/** Characters of an article that are kept: what newspapers tell first is what is read for an alert. */
export const ARTICLE_LENGTH = 1_500;

/** Less than this is a caption or a notice on cookies. */
const SHORTEST = 80;

/** Elements of a page at most, fewer than of one that is watched: Readability looks at each several times. */
const MOST_ELEMENTS = 50_000;

/** What the library is asked for; its own types want those of a browser. */
type FindArticle = new (
  page: unknown,
  options: { readonly serializer: (content: PageNode) => PageNode },
) => { parse(): { readonly content: PageNode } | null };

/** The text of the article in a web page, by Readability, as plain text of at most {@link ARTICLE_LENGTH} characters. */
export function readArticle(document: FetchedDocument): ArticleReading {
  const { text } = decode(document.bytes, document.contentType);
  if (!/<(?:html|body|article|p|div)[\s>]/i.test(text.slice(0, 200_000))) {
    return none(describeNonFeed(document.bytes, text, null).message.replace('a feed', 'an article'));
  }
  const wall = describeWall(text);
  if (wall !== null) return none(wall.message.replace('the feed', 'the article'));
  const parsed = parsePage(
    /<html[\s>]/i.test(text) ? text : `<html><body>${text}</body></html>`,
    MOST_ELEMENTS,
  );
  if ('problem' in parsed) return none(parsed.problem);
  const found = articleIn(parsed.page);
  return found.length < SHORTEST ? none('No article was found in the page.') : { kind: 'text', text: found };
}

function articleIn(page: PageNode): string {
  const Finder = Readability as unknown as FindArticle;
  try {
    const article = new Finder(page, { serializer: (content) => content }).parse();
    if (article === null) return '';
    return cutAtWord(textWithin(article.content, ARTICLE_LENGTH * 2), ARTICLE_LENGTH);
  } catch {
    // It throws for trees that no browser makes.
    return '';
  }
}

function none(because: string): ArticleReading {
  return { kind: 'none', because: because.toWellFormed() };
}
