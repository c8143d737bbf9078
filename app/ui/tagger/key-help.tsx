import { forwardRef } from 'react'

const keys = [
  ['↓ ↑', 'in the text: the next or previous sentence'],
  ['Shift + ↓ ↑', 'widen or narrow by a sentence'],
  ['Shift + → ←', 'widen or narrow by a word'],
  ['1 – 9', 'topic'],
  ['← →', 'level'],
  ['C', 'conditional; then write the condition'],
  ['A', 'next holder'],
  ['Enter', 'save'],
  ['Ctrl or ⌘ + Z', 'undo your last coding; in a field, your last typing'],
  ['Esc', 'cancel'],
  ['/', 'search'],
  ['?', 'this help'],
] as const

/** The keys of the tagger, in a dialog that Esc closes. */
export const KeyHelp = forwardRef<HTMLDialogElement>(function KeyHelp(_, dialog) {
  return (
    <dialog ref={dialog} className="card" aria-label="Keys">
      <h2>Keys</h2>
      <table>
        <tbody>
          {keys.map(([key, does]) => (
            <tr key={key}>
              <th scope="row">
                <kbd>{key}</kbd>
              </th>
              <td>{does}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <form method="dialog">
        <button className="button" type="submit">
          Close
        </button>
      </form>
    </dialog>
  )
})
