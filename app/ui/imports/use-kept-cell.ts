import type { useFetcher } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import type { CellDeeds, CellPlace } from './item-table-rows.ts'

/** What the server answered to a cell. `needs`: what it has to be sent with. */
export type CellFormAnswer = {
  ok: boolean
  fillId?: string
  needs?: 'basis'
  errors?: { form: string }
}

/**
 * Tells once that what was sent was kept, as soon as it is: the row may leave the list with it. Gives whether it is
 * being taken in.
 */
export function useKeptCell(
  { data, state }: ReturnType<typeof useFetcher<CellFormAnswer>>,
  place: CellPlace,
  { keep }: Pick<CellDeeds, 'keep'>,
): boolean {
  const told = useRef<unknown>(null)
  const latest = useRef({ keep, place })
  latest.current = { keep, place }
  useEffect(() => {
    if (!data?.ok || told.current === data || state === 'submitting') return
    told.current = data
    latest.current.keep(latest.current.place, { isLoaded: state === 'idle', fillId: data.fillId })
  }, [data, state])
  return state !== 'idle' && Boolean(data?.ok)
}
