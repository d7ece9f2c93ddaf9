import type { Station } from '@sallyport/server/contract';
import type { JSX } from 'react';
import { Mark } from '../../parts/mark.tsx';

/** One line a role: who holds it, what is signed, and the answer once there is one. */
export function Stations({ stations }: { readonly stations: readonly Station[] }): JSX.Element {
  return (
    <ul className="stations">
      {stations.map((station) => (
        <li key={station.role}>
          <Mark {...markOfStation(station)} label="" />
          <div>
            <b>{station.title}</b>
            <span>
              {station.persons.length === 0 ? 'nobody' : station.persons.map(({ name }) => name).join(', ')} ·{' '}
              {station.signed} of {station.toSign} signed
              {station.reason !== null && <> · “{station.reason}”</>}
            </span>
          </div>
          <strong className={toneOf(station)}>{wordOf(station)}</strong>
        </li>
      ))}
    </ul>
  );
}

function ready({ signed, toSign, toMend }: Station): boolean {
  return signed >= toSign && toMend === 0;
}

function markOfStation(station: Station): { readonly kind: 'go' | 'no' | 'silent' | 'wait' } {
  if (station.answer === 'go') return { kind: 'go' };
  if (station.answer === 'no-go') return { kind: 'no' };
  return { kind: station.answer === null && !ready(station) ? 'wait' : 'silent' };
}

function wordOf(station: Station): string {
  if (station.answer === 'go') return 'GO';
  if (station.answer === 'no-go') return 'NO-GO';
  if (station.answer === 'silent') return 'no answer';
  if (station.toMend > 0) return `${station.toMend} to mend`;
  return ready(station) ? 'ready' : `${station.toSign - station.signed} to sign`;
}

function toneOf(station: Station): string {
  if (station.answer === 'go') return 'go';
  if (station.answer === 'no-go' || (station.answer === null && station.toMend > 0)) return 'no';
  return station.answer === null && !ready(station) ? 'wait' : 'unknown';
}
