import { useFetcher } from '@remix-run/react'
import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react'
import type { QuoteTip } from '#app/domain/strips/quote-tip.ts'
import { useDossierPath } from '../use-dossier-path.ts'
import { KeyName } from '../keys/key-cap.tsx'
import type { StripMark } from './use-strip-keys.ts'

type Props = {
  table: RefObject<HTMLElement | null>
  mark: StripMark
  markKey: string
}

const cardWidth = 338
const distance = 10

/** The sentence of a mark, above or below its row and never on it. */
export function QuoteCardTip({ table, mark, markKey }: Props) {
  const inDossier = useDossierPath()
  const { load, data } = useFetcher<QuoteTip>()
  const [loadedKey, setLoadedKey] = useState<string | null>(null)
  const card = useRef<HTMLDivElement>(null)
  const [place, setPlace] = useState({ left: 0, top: 0 })
  useEffect(() => {
    const { actorId, topicId } = mark
    load(inDossier(`stances/quote?at=${markKey}&of=${actorId}&topic=${topicId}`))
    // The address of the dossier does not change while a strip is shown.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [load, markKey, mark.actorId, mark.topicId])
  useEffect(() => setLoadedKey(markKey), [data, markKey])
  useLayoutEffect(() => {
    const drawn = findMarkElement(table.current, mark)
    if (!drawn || !table.current || !card.current) return
    setPlace(findPlace(table.current, drawn, card.current.offsetHeight))
  }, [table, mark, data])
  useEffect(() => {
    const drawn = findMarkElement(table.current, mark)
    drawn?.classList.add('lit')
    return () => drawn?.classList.remove('lit')
  }, [table, mark])
  return (
    <div
      className="quote-tip"
      role="status"
      ref={card}
      style={{ left: place.left, top: place.top, width: cardWidth }}
    >
      {data && loadedKey === markKey ? (
        <>
          <div className="between">
            <b dir="auto">{data.who}</b>
            <span className="tiny muted">{data.when}</span>
          </div>
          <div className="tiny muted">
            {data.level} · {data.topic} · {data.source}
          </div>
          <blockquote dir="auto">{data.words}</blockquote>
          {data.condition && (
            <div className="tiny muted" dir="auto">
              Condition: {data.condition}
            </div>
          )}
          <div className="tiny muted">
            <KeyName id="open mark" /> opens it beside the strips · <KeyName id="previous mark" />{' '}
            <KeyName id="next mark" /> letters
          </div>
        </>
      ) : (
        <span className="tiny muted">…</span>
      )}
    </div>
  )
}

function findMarkElement(table: Element | null, { actorId, topicId, index }: StripMark) {
  return table?.querySelector(
    `[data-actor="${CSS.escape(actorId)}"] [data-topic="${CSS.escape(topicId)}"] [data-n="${index}"]`,
  )
}

/** Below the row where there is room in the window, otherwise above; within the table's width. */
function findPlace(table: Element, drawn: Element, height: number) {
  const frame = table.getBoundingClientRect()
  const spot = drawn.getBoundingClientRect()
  const row = drawn.closest('[data-actor]')!.getBoundingClientRect()
  const isBelow = row.bottom + distance + height <= window.innerHeight
  const left = spot.left - frame.left - cardWidth / 2
  return {
    left: Math.max(0, Math.min(frame.width - cardWidth, left)),
    top: (isBelow ? row.bottom + distance : row.top - distance - height) - frame.top,
  }
}
