const shape = /^(\d{4}-\d{2}-\d{2})[Tt ](\d{2}):(\d{2}):(\d{2})(\.\d+)?([Zz]|[+-]\d{2}:\d{2})$/;
/** An RFC 3339 date-time in milliseconds since 1970; null for anything else, days that do not exist included. */
export function statedInstant(text) {
    const match = shape.exec(text.trim());
    if (match === null)
        return null;
    const [, date = '', hour = '', minute = '', second = '', fraction = '', zone = ''] = match;
    const day = new Date(`${date}T00:00:00Z`);
    if (Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== date)
        return null;
    if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 60)
        return null;
    const wholeSecond = second === '60' ? '59' : second;
    const at = Date.parse(`${date}T${hour}:${minute}:${wholeSecond}${fraction.slice(0, 4)}${zone.toUpperCase()}`);
    return Number.isNaN(at) ? null : at;
}
