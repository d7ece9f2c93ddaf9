const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** A span as people say it, two units at most: `40 min`, `3 h`, `6 d 14 h`. Milliseconds; negative counts as zero. */
export function spanWords(milliseconds: number): string {
  const span = Math.max(0, milliseconds);
  if (span < minute) return 'less than 1 min';
  if (span < hour) return `${Math.floor(span / minute)} min`;
  if (span < day) return two(Math.floor(span / hour), 'h', Math.floor((span % hour) / minute), 'min', 6);
  return two(Math.floor(span / day), 'd', Math.floor((span % day) / hour), 'h', 10);
}

/** The second unit says nothing any more once the first is large. */
function two(first: number, unit: string, second: number, smaller: string, large: number): string {
  return second === 0 || first >= large ? `${first} ${unit}` : `${first} ${unit} ${second} ${smaller}`;
}

const units = [
  ['D', 'day'],
  ['H', 'hour'],
  ['M', 'minute'],
] as const;

/** An ISO 8601 duration of days, hours and minutes as words; what is none stays as it stands. */
export function durationWords(duration: string): string {
  const parts = /^P(?:(?<D>\d+)D)?(?:T(?:(?<H>\d+)H)?(?:(?<M>\d+)M)?)?$/u.exec(duration)?.groups;
  const words = units.flatMap(([key, unit]) => {
    const count = Number(parts?.[key] ?? 0);
    return count === 0 ? [] : [`${count} ${unit}${count === 1 ? '' : 's'}`];
  });
  return words.length === 0 ? duration : words.join(' ');
}

export function agoWords(instant: string, now: number): string {
  const span = now - Date.parse(instant);
  // A clock that runs a little behind the server's is no news.
  if (span < minute && span > -5 * minute) return 'just now';
  return span < 0 ? `in ${spanWords(-span)}` : `${spanWords(span)} ago`;
}

/** Day and time in UTC, so that two people who compare screens compare the same words. */
export function instantWords(instant: string): string {
  const date = new Date(instant);
  if (Number.isNaN(date.getTime())) return instant;
  const text = date.toISOString();
  const month = months[date.getUTCMonth()] ?? '';
  return `${date.getUTCDate()} ${month} ${date.getUTCFullYear()}, ${text.slice(11, 16)} UTC`;
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
