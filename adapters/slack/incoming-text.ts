/**
 * The text that somebody typed, as they saw it: Slack escapes `& < >` and writes links, people and channels in angle
 * brackets (https://docs.slack.dev/messaging/formatting-message-text). A person becomes an id, a link its address.
 */
export function incomingText(text: string): string {
  return text
    .replace(/<([@#!])([^<>|]+)(?:\|[^<>]*)?>/g, (_, kind: string, id: string) => (kind === '!' ? '' : id))
    .replace(/<((?:https?|mailto):[^<>|]+)(?:\|[^<>]*)?>/g, '$1')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
    .trim();
}

/** The same without the name of the app itself at its start. */
export function textAfterMention(text: string, bot: string): string {
  const mention = new RegExp(`^\\s*<@${bot}(?:\\|[^<>]*)?>[:,]?`);
  return incomingText(text.replace(mention, ''));
}
