/** A length of time that a text states. */
export interface StatedDuration {
  readonly minutes: number;
  /** Counted in working time. */
  readonly business: boolean;
  /** As it stands in the text. */
  readonly text: string;
  readonly at: number;
}

const numberWords: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  twelve: 12,
  fourteen: 14,
  fifteen: 15,
  twenty: 20,
  'twenty-four': 24,
  thirty: 30,
  'forty-eight': 48,
  sixty: 60,
  'seventy-two': 72,
  ninety: 90,
};
const unitMinutes: Readonly<Record<string, number>> = { min: 1, h: 60, d: 1440, w: 10_080, mon: 43_200 };

const pattern = new RegExp(
  String.raw`(?<![\w.])(\d{1,4}(?:\.\d{1,2})?|${Object.keys(numberWords).join('|')})(?:\s*\(\d{1,4}\))?[\s-]*(?:to\s+\d{1,4}\s*|[–-]\s*\d{1,4}\s*)?((?:business|working|work|calendar|week)[\s-]+)?(minutes?|mins?|m|hours?|hrs?|h|days?|d|weeks?|wks?|w|months?)\b`,
  'gi',
);

/** Every stated length of time: `24 hours`, `two business days`, `15-minute`, `48h`. Of a range, the first number. */
export function statedDurations(text: string): readonly StatedDuration[] {
  return [...text.matchAll(pattern)].flatMap((match) => {
    const [whole, amount = '', kind = '', unit = ''] = match;
    const number = numberWords[amount.toLowerCase()] ?? Number(amount);
    // `a m`, `an h`: articles before a bare letter are no durations.
    if (unit.length === 1 && /\p{L}/u.test(amount)) return [];
    const minutes = number * (unitMinutes[unitOf(unit)] ?? Number.NaN);
    return [{ minutes, business: /business|work|week/i.test(kind), text: whole.trim(), at: match.index }];
  });
}

/** True for words that promise no number and still a time. */
export function saysAtOnce(text: string): boolean {
  return /\b(?:immediate(?:ly)?|at once|right away|without delay|instant(?:ly)?)\b/i.test(text);
}

function unitOf(unit: string): string {
  const lower = unit.toLowerCase();
  if (lower.startsWith('mon')) return 'mon';
  if (lower.startsWith('m')) return 'min';
  return lower.charAt(0);
}
