import { useFetcher } from '@remix-run/react'
import { memo, useEffect, useMemo, useRef, useState } from 'react'
import type { CodingDraft } from '#app/domain/coding-drafts.ts'
import type { CodingView } from '#app/domain/codings.ts'
import type { LetterPage } from '#app/domain/letters.ts'
import type { Position, PositionWithLetter } from '#app/domain/positions.ts'
import type { Approval } from '#app/domain/approvals.ts'
import type { RemarkCount } from '#app/domain/remarks.ts'
import { nameSignatories } from '#app/domain/signatories.ts'
import { findPageAt } from '#app/domain/text/letter-pages.ts'
import { listOpenTopics, type Topic } from '#app/domain/topics.ts'
import type { Span } from '#app/domain/text/quotes.ts'
import { joinWithAnd, pluralise } from '#app/domain/text/words.ts'
import { CodingCard } from './coding-card.tsx'
import type { MarkedHits } from './hit-summary.tsx'
import { LetterPaper } from './letter-paper.tsx'
import { PositionCard } from './position-card.tsx'
import type { PositionFormAnswer } from './position-draft.ts'
import { PositionEditor } from './position-editor.tsx'
import type { HolderChoice } from './holder-fields.tsx'
import { PhoneFoot } from './phone-foot.tsx'
import { SuggestionsBeside } from './suggestions-beside.tsx'
import { UndoForm, useUndo } from './undo-form.tsx'
import { useChosenPassage } from './use-chosen-passage.ts'
import { useLitPairs } from './use-lit-pairs.ts'
import type { Passage } from './use-passage.ts'
import { usePositionEditor } from './use-position-editor.ts'
import { useSheet } from './use-sheet.ts'
import './tagger.css'
import './marks.css'

type Props = {
  text: string
  /** Which version of the text it is. */
  textVersion: number
  hits: MarkedHits | null
  language: string | null
  positions: PositionWithLetter[]
  /** Passages that coders read differently: the ids of their positions, the one that counts first. */
  differences: readonly string[][]
  /** How far the approval of those that wait for it has come, by the ids of their positions. */
  approvals: Record<string, Approval>
  /** Who coded those of them that others than the reader did, by the ids of their positions. */
  othersWaiting: Record<string, string>
  /** What people remarked on quotes, by the ids of their positions; null for who is not signed in. */
  remarks: Record<string, RemarkCount> | null
  /** Those that one may code on here. */
  topics: Topic[]
  /** What all topics are called that something is coded on, by their ids. */
  topicNames: Record<string, string>
  holders: HolderChoice[]
  authorIds: string[]
  names: Record<string, string>
  newId: string
  editing: Position | null
  /** One’s own last deed here that can be undone. */
  undo: { entryId: string; says: string } | null
  /** What one undid last and can do again. */
  redo: { entryId: string } | null
  answer: PositionFormAnswer | undefined
  /** How far it is coded; null for who is not signed in. */
  coding: CodingView | null
  mayCode: boolean
  /** Nothing is suggested to who codes it a second time. */
  isBlind: boolean
  /** What one typed here and did not save; null for who codes nothing here. */
  drafts: { userId: string; kept: readonly CodingDraft[] } | null
  letterPath: string
  /** By the number of its mark, by what words were withheld. */
  withheldBy: Record<number, { short: string; says: string }>
  /** Where the letter is that comes next; null for who codes none. */
  nextHref: string | null
  /** The pages of its original; null where there is none to show. */
  original: { pages: LetterPage[] } | null
}

/** The letter's text beside its positions, and the form that makes and changes them. */
export function Tagger(props: Props) {
  const { text, language, positions, mayCode, letterPath } = props
  const fetcher = useFetcher<PositionFormAnswer>()
  const undoing = useUndo(props)
  const [article, form] = [useRef<HTMLElement>(null), useRef<HTMLFormElement>(null)]
  const [isHydrated, setHydrated] = useState(false)
  useEffect(() => setHydrated(true), [])
  const editor = usePositionEditor(props, fetcher, { article, form })
  const answer = fetcher.data ?? props.answer
  const activePositions = useMemo(
    () => positions.filter(({ status }) => status !== 'withdrawn'),
    [positions],
  )
  const markedPositions = useMemo(
    () => activePositions.filter(({ lost }) => !lost),
    [activePositions],
  )
  const topicNumbers = useMemo(() => numberTopics(props.topics), [props.topics])
  const chosenId = useChosenPassage({
    article,
    positions: markedPositions,
    cursor: findCodedSpan(mayCode, editor.passage),
    announce: editor.announce,
  })
  useLitPairs(article, markedPositions)
  const sheet = useSheet(article, editor, { mayCode, answer })
  return (
    <>
      <LetterPaper
        {...{ article, letterPath, isHydrated }}
        shown={{
          ...{ text, hits: props.hits, language, positions: markedPositions },
          ...{ topicNames: props.topicNames, topicNumbers, withheldBy: props.withheldBy },
        }}
        original={props.original}
        passage={editor.passage}
      >
        {isHydrated && (
          <PhoneFoot
            isShown={mayCode && sheet.height === 'closed'}
            coded={markedPositions.length}
            coding={props.coding}
            undo={props.undo}
            isBusy={undoing.isBusy}
            saved={describeSaved(fetcher.data, positions)}
            nextHref={props.nextHref}
          />
        )}
      </LetterPaper>
      <aside className="side" aria-label="Positions" id="positions">
        <div className="between">
          <h2>Positions</h2>
          <span className="tiny muted">
            {markedPositions.length} saved
            {describeLost(activePositions)}
            {describeUncounted(markedPositions)}
            {activePositions.length < positions.length &&
              ` · ${positions.length - activePositions.length} withdrawn`}
          </span>
        </div>
        <CodingCard
          coding={props.coding}
          letterPath={letterPath}
          isCoded={activePositions.length > 0}
        />
        {mayCode && <UndoForm {...undoing} offered={props.undo} redo={props.redo} />}
        {mayCode && (
          <PositionEditor
            text={text}
            textVersion={props.textVersion}
            draft={editor.draft}
            waitingOf={props.othersWaiting[editor.draft.id] ?? null}
            change={editor.change}
            passage={editor.passage}
            onDone={() => editor.focusLetter()}
            {...{ topics: props.topics, holders: props.holders }}
            errors={(answer && !answer.ok && answer.errors) || {}}
            fetcher={fetcher}
            form={form}
            letterPath={letterPath}
            isHydrated={isHydrated}
            kept={editor.kept}
            sheet={sheet}
            onCancel={editor.cancel}
          />
        )}
        <SuggestionsBeside
          {...{ isHydrated, letterPath, positions, article, form, editor }}
          mayCode={isSuggestedTo(props)}
          authorIds={props.authorIds}
        />
        <PositionList {...props} chosenId={chosenId} />
        <div className="out-of-sight" role="status">
          {fetcher.state === 'idle' && describeSaved(fetcher.data, positions)}
          {editor.announcement}
        </div>
      </aside>
    </>
  )
}

/** Whoever codes a letter a second time is to read it alone. */
const isSuggestedTo = ({ mayCode, isBlind }: Props): boolean => mayCode && !isBlind

/** What whoever codes is at: the passage they chose, or the sentence under the cursor. */
function findCodedSpan(mayCode: boolean, { quote, cursor }: Passage): Span | null {
  return mayCode ? (quote ?? cursor) : null
}

/** The numbers of topics by their ids: those of their keys. */
function numberTopics(topics: readonly Topic[]): ReadonlyMap<string, string> {
  return new Map(listOpenTopics(topics).map(({ id }, index) => [id, String(index + 1)]))
}

/** ` · 2 lost their place`; nothing where none has. */
function describeLost(positions: readonly PositionWithLetter[]): string {
  const lost = positions.filter((position) => position.lost).length
  return lost ? ` · ${lost} ${pluralise(lost, 'lost its place', 'lost their place')}` : ''
}

/** `Saved. `, with what is to be said of it; nothing where nothing was saved. */
function describeSaved(
  answer: PositionFormAnswer | undefined,
  positions: readonly PositionWithLetter[],
): string {
  if (!answer?.ok) return ''
  const saved = positions.find(({ id }) => id === answer.saved)
  return saved?.status === 'draft' && !saved.lost
    ? 'Saved. It counts once somebody else approved it. '
    : 'Saved. '
}

/** ` · 2 not counted yet`; nothing where all are. */
function describeUncounted(positions: readonly PositionWithLetter[]): string {
  const waiting = positions.filter(({ status }) => status === 'draft').length
  return waiting ? ` · ${waiting} not counted yet` : ''
}

const noRemarks: RemarkCount = { all: 0, waiting: 0 }

/** The stored positions, numbered as in the text, withdrawn ones last. They are not drawn anew while somebody types. */
const PositionList = memo(function PositionList({
  positions,
  topics,
  topicNames,
  names,
  mayCode,
  chosenId,
  differences,
  approvals,
  remarks,
  original,
}: Props & { chosenId: string | null }) {
  const activePositions = positions.filter(({ status }) => status !== 'withdrawn')
  const withdrawn = positions.filter(({ status }) => status === 'withdrawn')
  const renderCard = (position: PositionWithLetter, index: number) => (
    <PositionCard
      key={position.id}
      position={position}
      number={index + 1}
      topic={topicNames[position.topicId] ?? 'Topic'}
      holders={nameSignatories(position.holderIds.map((id) => names[id]))}
      mayCode={mayCode && topics.some(({ id }) => id === position.topicId)}
      isChosen={position.id === chosenId}
      approval={approvals[position.id] ?? null}
      difference={describeDifference(position.id, differences, activePositions)}
      remarks={remarks && (remarks[position.id] ?? noRemarks)}
      page={original && findPageAt(original.pages, position.quote.start)}
    />
  )
  return (
    <>
      {!activePositions.length && (
        <p className="empty small">
          {mayCode
            ? 'Nothing is coded yet. Select a passage that states a position, or move to the text and press arrow down.'
            : 'Nothing is coded in this letter yet.'}
        </p>
      )}
      {activePositions.map(renderCard)}
      {withdrawn.length > 0 && <h3 className="muted withdrawn-head">Withdrawn</h3>}
      {withdrawn.map((position, index) => renderCard(position, activePositions.length + index))}
    </>
  )
})

/** `Coders differ: position 2 reads this passage otherwise …`; null where they do not. */
function describeDifference(
  positionId: string,
  differences: readonly string[][],
  positions: readonly PositionWithLetter[],
): string | null {
  const difference = differences.find((ids) => ids.includes(positionId))
  if (!difference) return null
  const numberOf = (id: string) => positions.findIndex((position) => position.id === id) + 1
  const others = difference.filter((id) => id !== positionId).map((id) => String(numberOf(id)))
  const counting =
    difference[0] === positionId ? 'This one' : `Position ${numberOf(difference[0]!)}`
  return (
    `Coders differ: ${pluralise(others.length, 'position')} ${joinWithAnd(others)} ` +
    `${pluralise(others.length, 'reads', 'read')} this passage otherwise. ${counting} counts, as it was stored ` +
    'first; an editor settles it by withdrawing the others.'
  )
}
