/** Sentences are judged by what they hold within this many code units. */
const LONGEST_JUDGED = 200;

/** Starts of sentences that are no part of the news: credits of pictures, bylines, times of printing, asks of the reader. */
const STARTS: readonly RegExp[] = [
  /^(?:file |representational |representative )?(?:photo|image|picture|video|pic|credits?)s?(?: (?:credit|by|courtesy|source))?\s?[:|/–—-]/iu,
  /^(?:photo|image|picture|illustration)s? (?:by|credit|courtesy|from|via)\b/iu,
  /^(?:file|representational|representative) (?:photo|image|picture)/iu,
  /^(?:crédits?(?: photo)?|photo d['’]illustration|©)/iu,
  /^(?:foto|bild|bildquelle|symbolbild|fotos?|imagen|imagem|immagine|crédito|créditos)\s?(?:[:|/–—]|de archivo|de arquivo|d['’]archivio)/iu,
  /^(?:фото|иллюстрация|источник фото)\s?[:|/–—]/iu,
  /^(?:الصورة|صورة)\s?(?::|أرشيفية)/u,
  /^(?:फोटो|तस्वीर|फ़ोटो)\s?[:：|]/u,
  /^(?:写真|画像|資料写真|提供)\s?[:：＝=|/]/u,
  /^(?:사진|자료사진)\s?[:：=＝|/]/u,
  /^(?:图片?|资料图|圖片?|来源|图源)\s?[:：|/]/u,
  /^(?:published|updated|last updated|posted|first published|edited by|written by|reported by|by staff|translated by)\b/iu,
  /^(?:publié|mis à jour|veröffentlicht|aktualisiert|publicado|actualizado|atualizado|pubblicato|aggiornato|опубликовано|обновлено)\b/iu,
  /^(?:subscribe|sign up|sign in|log in|register|follow us|join our|download (?:the|our)|listen to this|share this|advertisement|sponsored|newsletter|copyright|all rights reserved|with inputs from|\(?this (?:story|article|report) )/iu,
  /^(?:abonnez-vous|inscrivez-vous|suivez-nous|abonnieren|jetzt abonnieren|newsletter|suscríbete|suscríbase|síguenos|inscreva-se|assine|siga-nos|iscriviti|abbonati|seguici|подпишитесь|подписывайтесь|اشترك|تابعنا|सब्सक्राइब|हमें फॉलो|購読|登録|구독|订阅|关注)/iu,
];

/** Whole brackets that credit a picture or say that a text was not edited. */
const BRACKETS =
  /^[([（【](?:photo|image|picture|file|reuters|ap |afp|getty|with inputs|except for|this |foto|bild|фото|写真|사진|图)[^()[\]（）【】]{0,160}[)\]）】]\.?$/iu;

/** An agency or archive of pictures at the end: `… /Getty Images`. */
const PICTURE_END =
  /(?:getty images|shutterstock|reuters file photo|afp photo|istock|picture alliance|epa-efe)\)?\.?$/iu;

/** Whether a sentence of a feed is no part of its news: a credit, a byline, an ask. */
export function isFurniture(sentence: string): boolean {
  const text = sentence.slice(0, LONGEST_JUDGED).trim();
  return STARTS.some((start) => start.test(text)) || BRACKETS.test(text) || PICTURE_END.test(text);
}

/** The length of a bracket at the start of a sentence that credits a picture or the like; 0 where there is none. */
export function furnitureLength(sentence: string): number {
  const bracket = /^[([（【][^()[\]（）【】]{2,160}[)\]）】]/u.exec(sentence)?.[0] ?? '';
  return bracket !== '' && (BRACKETS.test(bracket) || PICTURE_END.test(bracket.slice(0, -1)))
    ? bracket.length
    : 0;
}
