import type { LoadedProject } from '@sallyport/compose';

/** Where a finding about the stack as a whole stands. Environment files are read before it. */
export function firstComposeFile({ filesRead }: Pick<LoadedProject, 'filesRead'>): string {
  return filesRead.find(({ purpose }) => purpose === 'compose')?.path ?? '';
}
