import type { MarkdownDocument } from '../markdown/markdown-document.ts';

/** Short words that stand in nearly every sentence of a language and, in this number, in no sentence of another. */
const shortWords: Readonly<Record<string, string>> = {
  English: 'the and of to in is are for with this that be or by on not we you your our from will at it as an if',
  German:
    'der die das und ist nicht mit von zu den dem des ein eine einen auf für im sind wird werden wir sie oder bei',
  French: 'le la les des et est dans pour que une un sur par pas vous nous du au aux avec sont ou ce cette être',
  Spanish: 'el la los las de y en que un una para con por del se no su al es son o como este esta',
  Portuguese: 'o os as de e em que um uma para com por não do da dos das se no na ao é são ou como',
  Italian: 'il lo la gli le di e che un una per con non del della dei sono è nel alla si da come o',
  Dutch: 'de het een en van is niet met voor op dat zijn wij u te aan door bij of als worden wordt naar',
  Polish: 'i w z na do nie jest się to że dla od po przez o oraz są lub jak które może po tym',
  Swedish: 'och att det som en ett är för på med av inte den till om vi ni eller har kan ska från vid',
};

const sets = new Map(Object.entries(shortWords).map(([language, words]) => [language, new Set(words.split(' '))]));

const scripts: Readonly<Record<string, RegExp>> = {
  'a Cyrillic script': /\p{Script=Cyrillic}/u,
  Greek: /\p{Script=Greek}/u,
  Arabic: /\p{Script=Arabic}/u,
  Hebrew: /\p{Script=Hebrew}/u,
  Japanese: /[\p{Script=Hiragana}\p{Script=Katakana}]/u,
  Chinese: /\p{Script=Han}/u,
  Korean: /\p{Script=Hangul}/u,
};

const latinOnly = /^[\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]*$/u;

/** Words below which nobody can tell, and of which only the first are looked at. */
const fewest = 12;
const most = 600;
/** Share of short words from which on a text is English, whatever else is in it. */
const plainlyEnglish = 0.25;

/**
 * The language that a document is written in, for people, where it is clearly not English; null otherwise. Probes that
 * look for English words can neither find nor miss them in another language.
 */
export function anotherLanguage(document: MarkdownDocument): string | null {
  const words = firstWords(document);
  const shareOf = (language: string): number => {
    const short = sets.get(language);
    return words.filter((word) => short?.has(word)).length / words.length;
  };
  const english = shareOf('English');
  if (words.length >= fewest && english >= plainlyEnglish) return null;
  if (!latinOnly.test(words.join(' '))) {
    for (const [name, script] of Object.entries(scripts)) {
      if (words.filter((word) => script.test(word)).length * 2 > words.length) return name;
    }
  }
  if (words.length < fewest) return null;
  const [best] = Object.keys(shortWords)
    .map((language) => ({ language, share: shareOf(language) }))
    .sort((left, right) => right.share - left.share);
  // A list of English terms has few short words; another language has to show its own, and clearly more of them.
  return best !== undefined && best.share >= 0.12 && best.share > 2 * english ? best.language : null;
}

function firstWords({ sentences }: MarkdownDocument): readonly string[] {
  const words: string[] = [];
  for (const { text } of sentences) {
    if (words.length >= most) break;
    const lower = text.slice(0, most * 12).toLowerCase();
    words.push(...lower.split(/[^\p{L}\p{M}]+/u).filter((word) => word !== ''));
  }
  return words.slice(0, most);
}
