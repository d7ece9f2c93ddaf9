import type { JSX } from 'react';
import { Dialog } from '../parts/dialog.tsx';
import { jumps } from './shortcuts.ts';

export function KeysDialog({ onClose }: { readonly onClose: () => void }): JSX.Element {
  return (
    <Dialog title="Keys" onClose={onClose}>
      <table className="keys">
        <thead>
          <tr>
            <th scope="col">Key</th>
            <th scope="col">Does</th>
          </tr>
        </thead>
        <tbody>
          {jumps.map(({ key, what }) => (
            <tr key={key}>
              <td>
                <kbd>g</kbd> <kbd>{key}</kbd>
              </td>
              <td>go to {what}</td>
            </tr>
          ))}
          <tr>
            <td>
              <kbd>←</kbd> <kbd>→</kbd> <kbd>↑</kbd> <kbd>↓</kbd>
            </td>
            <td>move between the squares of the board</td>
          </tr>
          <tr>
            <td>
              <kbd>?</kbd>
            </td>
            <td>these keys</td>
          </tr>
          <tr>
            <td>
              <kbd>Esc</kbd>
            </td>
            <td>close what is open; what you typed is kept</td>
          </tr>
        </tbody>
      </table>
    </Dialog>
  );
}
