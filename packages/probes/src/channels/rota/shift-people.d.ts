import { type Component } from './content-lines.ts';
/** What kind of entry of a rota it is. */
export type EntryKind = 'shift' | 'absence' | 'meeting';
/** Sorts an entry. Categories speak first, then the summary; free time alone (TRANSP) says nothing about absence. */
export declare function entryKind(event: Component): EntryKind;
/**
 * Who an entry is about, as keys for comparing entries with each other: attendees' addresses and names that did not
 * decline, and the words of the summary that are no words of duty. Never shown: evidence holds no names.
 */
export declare function entryPeople(event: Component): readonly string[];
