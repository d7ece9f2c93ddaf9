/** Hours between two backups. */
const periods = { hourly: 1, daily: 24, nightly: 24, weekly: 168, monthly: 720 };
/** "Backups run daily", held against the schedule of the backup service in the Compose files; null: no such claim. */
export function backupClaim(world, text) {
    const said = /\bback-?ups?\b[^.;]{0,40}\b(hourly|daily|nightly|weekly)\b|\b(hourly|daily|nightly|weekly)\b[^.;]{0,20}\bback-?ups?\b/i.exec(text);
    const word = (said?.[1] ?? said?.[2])?.toLowerCase();
    const stated = word === undefined ? undefined : periods[word];
    if (stated === undefined)
        return null;
    const services = (world.stack?.services ?? []).filter((service) => /back-?up|pgdump|restic|borg|wal-?g|barman/i.test(`${service.name} ${service.image ?? ''}`));
    for (const service of services) {
        for (const variable of service.environment) {
            const actual = /SCHEDULE|CRON|INTERVAL|FREQUENCY/i.test(variable.name) && variable.value !== null
                ? cronPeriod(variable.value)
                : null;
            if (actual === null)
                continue;
            if (actual <= stated)
                return {
                    status: 'supported',
                    reason: `${service.name} is scheduled at least as often.`,
                    evidence: [variable.at],
                    severity: 'info',
                };
            return {
                status: 'contradicted',
                severity: 'medium',
                evidence: [variable.at],
                reason: `But ${service.name} is scheduled every ${actual} hours (${variable.at.path}:${variable.at.line ?? 1}).`,
            };
        }
    }
    const somewhere = services.length > 0 || world.entries.some((entry) => /back-?up/i.test(entry.path) && !/\.md$/i.test(entry.path));
    return somewhere
        ? {
            status: 'not checkable',
            reason: 'The schedule of the backups stands nowhere that could be read.',
            evidence: [],
            severity: 'info',
        }
        : {
            status: 'unsupported',
            reason: 'Neither a service nor a file of the repository makes backups.',
            evidence: [],
            severity: 'low',
        };
}
/** Hours between two runs of a cron schedule, roughly; null where it is none. */
function cronPeriod(text) {
    const nickname = /^@(hourly|daily|midnight|weekly|monthly)$/i.exec(text.trim())?.[1]?.toLowerCase();
    if (nickname !== undefined)
        return nickname === 'midnight' ? 24 : (periods[nickname] ?? null);
    const fields = text.trim().split(/\s+/);
    const [, hour = '', dayOfMonth = '', , dayOfWeek = ''] = fields.length === 6 ? fields.slice(1) : fields;
    if (fields.length < 5 || fields.length > 6 || !fields.every((field) => /^[\d*/,?A-Za-z-]+$/.test(field)))
        return null;
    if (!/^[*?]$/.test(dayOfWeek))
        return /[,-]/.test(dayOfWeek) ? null : (periods['weekly'] ?? null);
    if (!/^[*?]$/.test(dayOfMonth))
        return periods['monthly'] ?? null;
    const step = /^\*\/(\d{1,2})$/.exec(hour)?.[1];
    return hour === '*' ? 1 : step !== undefined ? Number(step) : 24;
}
