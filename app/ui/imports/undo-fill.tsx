import { useFetcher } from '@remix-run/react'
import { formatQuantity } from '#app/domain/text/words.ts'

type Answer = { ok: boolean; message?: string; errors?: { form: string } }

/** Says what was kept last and takes it back with one press. `rows`: in how many; null where it was one cell. */
export function UndoFill({ fill, rows }: { fill: string | null; rows: number | null }) {
  const fetcher = useFetcher<Answer>()
  const { data, state } = fetcher
  if (data && state === 'idle')
    return (
      <div className={data.ok ? 'notice' : 'notice bad'} role={data.ok ? 'status' : 'alert'}>
        {data.ok ? data.message : data.errors?.form}
      </div>
    )
  if (!fill || rows === 0) return null
  return (
    <fetcher.Form method="post" className="notice row">
      <span role="status">
        {rows === null ? 'Kept.' : `Changed in ${formatQuantity(rows, 'row')}.`}
      </span>
      <input type="hidden" name="fill" value={fill} />
      <button className="button" name="deed" value="undo fill" data-undo="">
        Take it back <kbd>U</kbd>
      </button>
    </fetcher.Form>
  )
}
