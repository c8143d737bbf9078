import { Link, useNavigate, useSearchParams } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import type { Day, Period } from '#app/domain/days.ts'
import type { Milestone } from '#app/domain/milestones.ts'
import { stripSorts, type StripSort } from '#app/domain/strips/strip-order.ts'
import { mostRows, rowsAtFirst } from '#app/domain/strips/strip-choices.ts'
import { formatQuantity } from '#app/domain/text/words.ts'
import { SelectedEvidence, type SelectedQuote } from '../timeline/selected-evidence.tsx'
import type { Pins } from '../pins/pins.ts'
import { useDossierPath } from '../use-dossier-path.ts'
import { KeyName } from '../keys/key-cap.tsx'
import { useAddress, type AddressChanges } from './address.ts'
import { MatrixDays, MatrixLead } from './matrix-days.tsx'
import { MatrixKey, MatrixTable } from './matrix-table.tsx'
import { SelectionWords } from './selection-words.tsx'
import { everybodyAgain, isNarrowed, type ShownSelection } from './shown-selection.ts'
import { StancesTakeAway } from './stances-take-away.tsx'
import { StripChoicesBar } from './strip-choices-bar.tsx'
import { StripFocus } from './strip-focus.tsx'
import { StripKey } from './strip-key.tsx'
import type { QuoteHref, StripTableGroup } from './strip-rows.ts'
import { StripTable } from './strip-table.tsx'

type StripsData = {
  pins: Pins
  view: 'strips' | 'matrix'
  selection: ShownSelection & { milestones: readonly Milestone[] }
  sort: StripSort
  sortedBy: string
  grouping: string
  attributes: readonly string[]
  axis: Period
  actorCount: number
  shown: number
  groups: readonly StripTableGroup[]
  /** Of a matrix: the earlier day that it compares with, and what became since, as a sentence. */
  since: Day | null
  matrixLead: string | null
  selected: SelectedQuote | null
}

/** Stances over time: everybody of a selection as strips, or where they stand on all topics as bars. */
export function StripsScreen({ data }: { data: StripsData }) {
  const inDossier = useDossierPath()
  const navigate = useNavigate()
  const [params] = useSearchParams()
  const hrefWith = useAddress(inDossier('stances'))
  const { selection, axis, groups, actorCount, shown, selected, view } = data
  const quoteHref = (at: string, actorId: string) => hrefWith({ at, of: actorId })
  const goOn = (changes: Record<string, string | null>) =>
    navigate(hrefWith(changes), { preventScrollReset: true, replace: true })
  useEscape(selected !== null, () => goOn({ at: null, of: null }))
  return (
    <>
      <SelectionWords
        selection={selection}
        actorCount={actorCount}
        action={inDossier('stances')}
        params={params}
        hrefWith={hrefWith}
        axis={axis}
        days={
          view === 'matrix' ? (
            <MatrixDays
              action={inDossier('stances')}
              {...{ params, selection }}
              since={data.since}
            />
          ) : undefined
        }
        withTopic={{ view: null }}
        withAllTopics={{ words: 'All of them, as a matrix', changes: { view: 'matrix' } }}
      />
      <StripChoicesBar
        action={inDossier('stances')}
        hrefWith={hrefWith}
        params={params}
        topics={selection.allTopics}
        chosenTopics={selection.topics}
        view={view}
        sort={data.sort}
        sorts={stripSorts}
        grouping={data.grouping}
        attributes={data.attributes}
      />
      <StancesTakeAway
        {...{ view, actorCount, shown, groups }}
        topics={selection.topics.length}
        asOf={selection.asOf}
      />
      {data.matrixLead && (
        <MatrixLead lead={data.matrixLead} oneDayHref={hrefWith({ since: null })} />
      )}
      <div className={selected ? 'stances-with-pane' : undefined}>
        <div>
          <Rows {...{ data, params, hrefWith, quoteHref }} onAsOf={(day) => goOn({ asOf: day })} />
          <MoreRows
            shown={shown}
            all={countOpen(groups)}
            total={actorCount}
            hrefWith={hrefWith}
            params={params}
          />
          {actorCount > 0 &&
            (view === 'matrix' ? <MatrixKey isCompared={data.since !== null} /> : <StripKey />)}
        </div>
        {selected && (
          <div className="stances-pane">
            <p className="small">
              <Link to={hrefWith({ at: null, of: null })} preventScrollReset replace>
                Close <KeyName id="close" />
              </Link>
            </p>
            <SelectedEvidence selected={selected} hrefOf={quoteHref} />
          </div>
        )}
      </div>
    </>
  )
}

type RowsProps = {
  data: StripsData
  params: URLSearchParams
  hrefWith: (changes: AddressChanges) => string
  quoteHref: QuoteHref
  onAsOf: (day: Day) => void
}

function Rows({ data, params, hrefWith, quoteHref, onAsOf }: RowsProps) {
  const { selection, groups, actorCount, view, pins } = data
  const isGrouped = data.grouping !== 'none'
  const foldHref = (key: string) => hrefWith(foldChange(params, key))
  if (!actorCount)
    return (
      <NoStrips hrefWith={hrefWith} topics={selection.topics} isOfSome={isNarrowed(selection)} />
    )
  if (view === 'matrix')
    return (
      <MatrixTable
        topics={selection.topics}
        {...{ groups, isGrouped, foldHref }}
        cellHref={(topicId, actorId) =>
          hrefWith({ topic: topicId, view: null, since: null, actor: actorId })
        }
      />
    )
  return (
    <StripFocus {...{ groups, params, hrefWith, pins }}>
      <StripTable
        {...{ pins, groups, quoteHref, onAsOf }}
        topics={selection.topics}
        rowCount={actorCount}
        axis={data.axis}
        asOf={selection.asOf}
        milestones={selection.milestones}
        sortedBy={data.sortedBy}
        foldHref={isGrouped ? foldHref : undefined}
      />
    </StripFocus>
  )
}

/** `closed` holds each folded group; folding one again opens it. */
function foldChange(params: URLSearchParams, key: string): Record<string, string[]> {
  const closed = params.getAll('closed')
  return {
    closed: closed.includes(key) ? closed.filter((other) => other !== key) : [...closed, key],
  }
}

function countOpen(groups: StripsData['groups']): number {
  return groups.reduce((sum, { isOpen, actors }) => sum + (isOpen ? actors : 0), 0)
}

function useEscape(isOpen: boolean, close: () => void) {
  useEffect(() => {
    if (!isOpen) return
    const leave = (event: KeyboardEvent) => {
      // It closes a dialog first, where one is open.
      if (document.querySelector('dialog[open]')) return
      if (event.key === 'Escape' && !event.defaultPrevented) close()
    }
    document.addEventListener('keydown', leave)
    return () => document.removeEventListener('keydown', leave)
  })
}

type MoreRowsProps = {
  shown: number
  all: number
  total: number
  params: URLSearchParams
  hrefWith: (changes: AddressChanges) => string
}

/** How many rows are shown of how many; more come when one scrolls down to it, or by its link. */
function MoreRows({ shown, all, total, params, hrefWith }: MoreRowsProps) {
  const link = useRef<HTMLAnchorElement>(null)
  const rows = Number(params.get('rows') ?? rowsAtFirst)
  const isMore = shown < all && rows < mostRows
  useEffect(() => {
    if (!isMore || !link.current) return
    const watcher = new IntersectionObserver(([entry]) => {
      if (entry?.isIntersecting) link.current?.click()
    })
    watcher.observe(link.current)
    return () => watcher.disconnect()
  }, [isMore, shown])
  if (shown >= total) return null
  const folded = total - all
  return (
    <p className="small muted">
      {shown} of {formatQuantity(total, 'actor')}
      {folded > 0 && `, ${folded} in folded groups`}
      {isMore && (
        <>
          {' '}
          ·{' '}
          <Link
            ref={link}
            to={hrefWith({ rows: String(Math.min(mostRows, shown + rowsAtFirst)) })}
            preventScrollReset
            replace
          >
            Show {Math.min(rowsAtFirst, all - shown)} more
          </Link>
        </>
      )}
      {shown < all && !isMore && '. Choose actors or fold groups to see the others.'}
    </p>
  )
}

type NoStripsProps = {
  topics: readonly { name: string }[]
  isOfSome: boolean
  hrefWith: MoreRowsProps['hrefWith']
}

function NoStrips({ topics, isOfSome, hrefWith }: NoStripsProps) {
  if (!topics.length)
    return <p className="card empty">This dossier has no topic yet. Make one under Topics.</p>
  return (
    <p className="card empty">
      No letter on {topics.map(({ name }) => name).join(', ')}
      {isOfSome ? ' from these actors' : ' says anything yet'}.{' '}
      {isOfSome ? (
        <Link to={hrefWith(everybodyAgain)}>Show all who spoke</Link>
      ) : (
        'Open a letter and mark a passage.'
      )}
    </p>
  )
}
