const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const monthName = '(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?';
const shapes = [
    { pattern: /\b(\d{4})-(\d{2})-(\d{2})\b/g, order: 'ymd' },
    { pattern: /\b(\d{1,2})\.(\d{1,2})\.(\d{4})\b/g, order: 'dmy' },
    { pattern: new RegExp(String.raw `\b(\d{1,2})(?:st|nd|rd|th)?\s+${monthName}\s+(\d{4})\b`, 'gi'), order: 'dmy' },
    { pattern: new RegExp(String.raw `\b${monthName}\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b`, 'gi'), order: 'mdy' },
];
/** Calendar dates of a text as `YYYY-MM-DD`. Dates with slashes are left out: nobody knows which number is the month. */
export function statedDates(text) {
    return shapes.flatMap(({ pattern, order }) => [...text.matchAll(pattern)].flatMap((match) => {
        const [a = '', b = '', c = ''] = match.slice(1);
        const [year, month, day] = order === 'ymd' ? [a, b, c] : order === 'dmy' ? [c, b, a] : [c, a, b];
        const monthNumber = /^\d/.test(month) ? Number(month) : months.indexOf(month.slice(0, 3).toLowerCase()) + 1;
        const iso = `${year}-${String(monthNumber).padStart(2, '0')}-${day.padStart(2, '0')}`;
        const parsed = new Date(`${iso}T00:00:00Z`);
        return Number.isNaN(parsed.getTime()) || parsed.toISOString().slice(0, 10) !== iso ? [] : [iso];
    }));
}
