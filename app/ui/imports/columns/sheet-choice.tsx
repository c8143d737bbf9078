import { SelectField, TextField } from '../../fields.tsx'
import { TableScroll } from '../../table-scroll.tsx'
import type { ColumnsView } from './columns-view.ts'

/** Which sheet is read, below which row, with its first rows as they stand there. */
export function SheetChoice({
  naming: { sheet, row, first, sheets },
  error,
}: {
  naming: ColumnsView
  error?: string
}) {
  const width = Math.max(...first.map(({ cells }) => cells.length))
  const several = sheets.length > 1
  return (
    <section className="card" aria-labelledby="the-table">
      <h2 id="the-table">The table</h2>
      {several ? (
        <div className="row sheet">
          <SelectField
            label="Sheet"
            name="sheet"
            defaultValue={sheet}
            options={sheets.map(
              ({ name, rows }) => [name, `${name} (${rows.toLocaleString('en')} rows)`] as const,
            )}
          />
        </div>
      ) : (
        <input type="hidden" name="sheet" value={sheet} />
      )}
      <div className="row heading-row">
        <TextField
          key={`${sheet} ${row}`}
          label="Row of the headings"
          name="row"
          inputMode="numeric"
          maxLength={7}
          size={6}
          defaultValue={row ?? ''}
          error={error}
          hint="Empty where there are none."
        />
        <button className="button" type="submit" name="deed" value="show">
          Show again
        </button>
      </div>
      <TableScroll label={`First rows of ${sheet}`}>
        <table className="first-rows small">
          <tbody>
            {first.map(({ number, isHeading, cells }) => (
              <tr key={number} className={isHeading ? 'is-heading' : undefined}>
                <th scope="row">{number}</th>
                {Array.from({ length: width }, (_, place) =>
                  isHeading ? (
                    <th key={place} scope="col">
                      {cells[place]}
                    </th>
                  ) : (
                    <td key={place}>{cells[place]}</td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
    </section>
  )
}
