export interface StatedDate {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Midnight UTC; null: there is no such day. */
  readonly time: number | null;
  /** Lower-case beginning of the weekday named with it, or null. */
  readonly weekday: string | null;
}

const months = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];
const month =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
const weekday = String.raw`(?:\b((?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?)\b[.,]?\s+(?:the\s+)?)?`;
const forms = [
  {
    pattern: new RegExp(String.raw`${weekday}(?<![\w/.-])(\d{4})-(\d{2})-(\d{2})(?![\d-])`, 'gi'),
    order: ['year', 'month', 'day'],
  },
  {
    pattern: new RegExp(String.raw`${weekday}\b(\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?${month},?\s+(\d{4})\b`, 'gi'),
    order: ['day', 'month', 'year'],
  },
  {
    pattern: new RegExp(String.raw`${weekday}\b${month}\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b`, 'gi'),
    order: ['month', 'day', 'year'],
  },
] as const;

/** Whole dates in a text, in order. Forms that mean different days in different countries (`4/5/2026`) are left out. */
export function readDates(text: string): readonly StatedDate[] {
  // Every form has a year.
  if (!/\d{4}/.test(text)) return [];
  const found: StatedDate[] = [];
  for (const { pattern, order } of forms) {
    for (const match of text.matchAll(pattern)) {
      const parts = { year: 0, month: 0, day: 0 };
      for (const [index, name] of order.entries()) parts[name] = monthOrNumber(match[index + 2] ?? '');
      if (parts.year < 1990 || parts.year > 2100) continue;
      const named = match[1]?.toLowerCase().slice(0, 3) ?? null;
      const start = match.index;
      const end = start + match[0].length;
      // `10-12 November 2026` is a range whose first day stands alone; its parts are no whole dates.
      if (/\d\s*[-–]\s*$/.test(text.slice(Math.max(0, start - 4), start)) && order[0] === 'day') continue;
      found.push({ text: match[0].trim(), start, end, time: midnight(parts), weekday: named });
    }
  }
  return found.sort((a, b) => a.start - b.start).slice(0, 20);
}

function monthOrNumber(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  return months.findIndex((name) => name.startsWith(text.toLowerCase().slice(0, 3))) + 1;
}

function midnight(parts: { year: number; month: number; day: number }): number | null {
  const time = Date.UTC(parts.year, parts.month - 1, parts.day);
  const date = new Date(time);
  const exists =
    date.getUTCMonth() === parts.month - 1 && date.getUTCDate() === parts.day && parts.month >= 1 && parts.day >= 1;
  return exists ? time : null;
}
