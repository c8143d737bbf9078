import { formatQuantity, pluralise } from '#app/domain/text/words.ts'
import type { RowsPreviewView, ColumnsView } from './columns-view.ts'

/** What the rows would become, which other sheets are read with them, and the buttons. */
export function RowsPreview({
  naming: { rows, preview, open, sheets, sheet },
}: {
  naming: ColumnsView
}) {
  const others = sheets.filter(({ name, rows }) => name !== sheet && rows > 0)
  return (
    <section className="card outlook" aria-labelledby="what-comes">
      <h2 id="what-comes">What comes of it</h2>
      <div role="status">
        {open.length > 0 ? (
          <p>
            {open.length === 1 ? 'One thing is' : `${open.length} things are`} still open above.
            Then its {formatQuantity(rows, 'row')} can become letters.
          </p>
        ) : preview ? (
          <PreviewResult preview={preview} rows={rows} />
        ) : (
          <p>
            Its {formatQuantity(rows, 'row')} are read after you confirm, and laid out on the page
            of the import. No letter is stored before you accept it there.
          </p>
        )}
      </div>
      {others.length > 0 && (
        <fieldset className="field">
          <legend>Other sheets of this file</legend>
          {others.map(({ name, rows, same }) => (
            <label key={name} className="check">
              <input type="checkbox" name="also" value={name} defaultChecked={same} />{' '}
              <span>
                {name}{' '}
                <span className="tiny muted">
                  {formatQuantity(rows, 'row')}
                  {same
                    ? ', with the same columns: the same answers hold'
                    : ': its columns are asked about next'}
                </span>
              </span>
            </label>
          ))}
        </fieldset>
      )}
      <div className="row send">
        <button className="button primary" type="submit" name="deed" value="confirm">
          Make letters of these rows
        </button>
        <button className="button" type="submit" name="deed" value="show">
          Show again
        </button>
      </div>
    </section>
  )
}

function PreviewResult({
  preview: { letters, positions, refused, shown, reasons },
  rows,
}: {
  preview: RowsPreviewView
  rows: number
}) {
  return (
    <>
      <p>
        <b>{formatQuantity(rows, 'row')}</b> {pluralise(rows, 'becomes', 'become')}{' '}
        <b>{formatQuantity(letters, 'letter')}</b> with {formatQuantity(positions, 'position')}
        {refused > 0 && (
          <>
            ; <b>{formatQuantity(refused, 'row')}</b> {pluralise(refused, 'is', 'are')} refused
          </>
        )}
        .
      </p>
      {shown.length > 0 && (
        <ul className="plain tried small">
          {shown.map(({ row, title, dated, authors, positions, excerpt }) => (
            <li key={row}>
              <b>{title}</b>{' '}
              <span className="muted">
                {[dated, authors, formatQuantity(positions, 'position'), excerpt ? 'excerpt' : '']
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </li>
          ))}
          {letters > shown.length && (
            <li className="muted">and {(letters - shown.length).toLocaleString('en')} more</li>
          )}
        </ul>
      )}
      {reasons.length > 0 && (
        <ul className="plain tried reasons small">
          {reasons.map(({ row, reason }) => (
            <li key={`${row} ${reason}`}>
              <b>Row {row}</b> {reason}
            </li>
          ))}
          {refused > reasons.length && (
            <li className="muted">and {(refused - reasons.length).toLocaleString('en')} more</li>
          )}
        </ul>
      )}
      {refused > 0 && (
        <p className="small muted">
          Mend them in the file and add it anew before you go on, so that rows of one letter stay
          together; or go on, and mend them afterwards.
        </p>
      )}
    </>
  )
}
