import type { Role } from '@sallyport/gate';

/** Titles that teams use, whether or not the gate file has them. */
const commonTitles =
  /\b(?:security|qa|quality|engineering|technical|tech|project|product|community|release|incident|operations|sre|devops|legal|platform)\s+(?:lead|manager|officer|owner|engineer|team|commander|counsel|champion)s?\b|\b(?:ciso|cto|psirt|maintainers?|architect|incident commander)\b/i;

/** True where a text names a role of the gate file, a common title, or a person of the trust root by display name. */
export function namesRole(text: string, roles: readonly Role[], names: readonly string[]): boolean {
  const lower = text.toLowerCase();
  const titled = roles.some(
    (role) => role.title.length > 3 && lower.includes(role.title.toLowerCase().split(/[(/]/)[0]?.trim() ?? ''),
  );
  return (
    titled || commonTitles.test(text) || names.some((name) => name.length > 2 && lower.includes(name.toLowerCase()))
  );
}
