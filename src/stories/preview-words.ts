/**
 * Words of what is still to come: an item that holds one looks ahead to an event rather than reporting it. Each is
 * a literal or a short choice of literals, so that matching stays linear.
 */
const PREVIEW = new RegExp(
  [
    '\\b(?:to (?:sign|ink|seal|hold|launch|unveil|discuss|meet|visit|agree|set up|push|ask|seek)',
    'will (?:sign|be signed|visit|meet|hold)|set to|due to|expected|likely|ahead of|eyes|seeks?|upcoming',
    'next (?:week|month)|off to|on the table|plans? to|may',
    'vor (?:dem|der) Besuch|sollen? unterz|doit signer|prévoit|à venir|prevede|prevê)\\b',
    'firmerà|firmeranno|firmará|assinará|планирует|подпишут|ожидается|предстоящ',
    '예정|출국|전망|추진|予定|見通し|へ$|将签|將簽|拟',
  ].join('|'),
  'iu',
);

/** Whether a text looks ahead to an event. */
export function isPreview(text: string): boolean {
  return PREVIEW.test(text);
}
