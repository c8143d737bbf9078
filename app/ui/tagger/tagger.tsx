import { Link, useFetcher, useNavigate, useSearchParams } from '@remix-run/react'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { Position, PositionWithLetter } from '#app/domain/positions.ts'
import { paragraphNumberAt, splitParagraphs } from '#app/domain/text/paragraphs.ts'
import type { Topic } from '#app/domain/topics.ts'
import {
  draftOfPosition,
  draftOfFields,
  createEmptyDraft,
  type CodingAnswer,
  type PositionDraft,
} from './position-draft.ts'
import { KeyHelp } from './key-help.tsx'
import { LetterArticle } from './letter-article.tsx'
import { PositionCard } from './position-card.tsx'
import { PositionFields, type HolderChoice } from './position-form.tsx'
import { UndoForm, useUndo } from './undo-form.tsx'
import { useTagging } from './use-tagging.ts'
import './tagger.css'

type Props = {
  text: string
  language: string | null
  positions: PositionWithLetter[]
  topics: Topic[]
  holders: HolderChoice[]
  authorIds: string[]
  actorNames: string[]
  names: Record<string, string>
  newId: string
  editing: Position | null
  /** One’s own last deed here that can be undone. */
  undo: { entryId: string; says: string } | null
  answer: CodingAnswer | undefined
  mayCode: boolean
  letterPath: string
}

/** The letter's text beside its positions, and the form that makes and changes them. */
export function Tagger(props: Props) {
  const {
    text,
    language,
    positions,
    topics,
    holders,
    authorIds,
    names,
    newId,
    editing,
    mayCode,
    letterPath,
  } = props
  const fetcher = useFetcher<CodingAnswer>()
  const undoing = useUndo(props)
  const navigate = useNavigate()
  const answer = fetcher.data ?? props.answer
  const [article, form, help] = [
    useRef<HTMLElement>(null),
    useRef<HTMLFormElement>(null),
    useRef<HTMLDialogElement>(null),
  ]
  const [hydrated, setHydrated] = useState(false)
  useEffect(() => setHydrated(true), [])
  const editedId = useSearchParams()[0].get('edit')
  const cancel = () => {
    if (editedId) navigate(letterPath, { preventScrollReset: true, replace: true })
    else tagging.change(createEmptyDraft(newId, authorIds))
  }
  const initial = createFirstDraft(props)
  const tagging = useTagging({
    text,
    language,
    article,
    form,
    initial,
    enabled: mayCode,
    onCancel: cancel,
    onUndo: undoing.undo,
    onHelp: () => help.current?.showModal(),
    topicIds: useMemo(() => topics.map(({ id }) => id), [topics]),
    holderIds: useMemo(() => holders.map(({ id }) => id), [holders]),
  })
  const { draft, change, announcement, onTextKey } = tagging
  // What is typed is replaced only when another position is chosen, on saving and on cancelling; never because the
  // page's data came anew.
  const shownId = useRef(editedId)
  useEffect(() => {
    if (shownId.current === editedId) return
    shownId.current = editedId
    if (editedId && editing?.id !== editedId) return
    change(editing ? draftOfPosition(editing) : createEmptyDraft(newId, authorIds))
    if (editing) form.current?.focus()
    // eslint-disable-next-line react-hooks/exhaustive-deps -- runs when the address names another position
  }, [editedId])
  useEffect(() => {
    if (fetcher.state !== 'idle' || !fetcher.data) return
    if (fetcher.data.ok) {
      document.getSelection()?.removeAllRanges()
      article.current?.focus({ preventScroll: true })
      if (editedId) navigate(letterPath, { preventScrollReset: true, replace: true })
      else change(createEmptyDraft(newId, authorIds))
    } else if (fetcher.data.latest) change({ revision: String(fetcher.data.latest.revision) })
    else
      form.current
        ?.querySelector<HTMLElement>('.error')
        ?.closest('.field')
        ?.querySelector<HTMLElement>('textarea, input')
        ?.focus()
    // eslint-disable-next-line react-hooks/exhaustive-deps -- runs once for each answer
  }, [fetcher.state, fetcher.data])
  const isChanging = draft.revision !== ''
  const errors = (answer && !answer.ok && answer.errors) || {}
  const blocks = useMemo(() => splitParagraphs(text), [text])
  const activePositions = positions.filter(({ status }) => status !== 'withdrawn')
  const withdrawn = positions.filter(({ status }) => status === 'withdrawn')
  const renderCard = (position: PositionWithLetter, index: number) => (
    <PositionCard
      key={position.id}
      position={position}
      number={index + 1}
      topic={topics.find(({ id }) => id === position.topicId)?.name ?? 'Topic'}
      holders={position.holderIds.map((id) => names[id]).join(', ')}
      mayCode={mayCode}
    />
  )
  return (
    <>
      <div className="paper">
        <LetterArticle
          ref={article}
          text={text}
          language={language}
          positions={activePositions}
          onKeyDown={mayCode ? onTextKey : () => undefined}
        />
        {hydrated && mayCode && draft.start && (
          <a className="button primary to-form no-print" href="#position-form">
            Code this passage
          </a>
        )}
      </div>
      <aside className="side" aria-label="Positions">
        <div className="between">
          <h2>Positions</h2>
          <span className="tiny muted">
            {activePositions.length} saved
            {withdrawn.length ? ` · ${withdrawn.length} withdrawn` : ''}
          </span>
        </div>
        {mayCode && <UndoForm {...undoing} offered={props.undo} />}
        {mayCode && (
          <fetcher.Form
            ref={form}
            method="post"
            action={letterPath}
            className="position editing no-print"
            id="position-form"
            aria-label={isChanging ? 'Change a position' : 'New position'}
            tabIndex={-1}
            noValidate
          >
            <div className="between">
              <b className="small">{isChanging ? 'Change this position' : 'New position'}</b>
              {hydrated && (
                <button
                  type="button"
                  className="button quiet"
                  onClick={() => help.current?.showModal()}
                >
                  Keys <kbd>?</kbd>
                </button>
              )}
            </div>
            {errors.form && (
              <div className="notice bad small" role="alert">
                {errors.form}
              </div>
            )}
            {hydrated && <input type="hidden" name="scripted" value="yes" />}
            <PositionFields
              draft={draft}
              change={change}
              topics={topics}
              holders={holders}
              actorNames={props.actorNames}
              errors={errors}
              paragraph={draft.start ? paragraphNumberAt(blocks, Number(draft.start)) : null}
            />
            <div className="row end">
              {isChanging ? (
                <Link className="button" to={letterPath} preventScrollReset replace>
                  Cancel <kbd>Esc</kbd>
                </Link>
              ) : (
                <button type="button" className="button" onClick={cancel}>
                  Cancel <kbd>Esc</kbd>
                </button>
              )}
              <button
                type="submit"
                name="deed"
                value="save"
                className="button primary"
                disabled={fetcher.state !== 'idle'}
              >
                {fetcher.state === 'submitting' ? 'Saving …' : 'Save ⏎'}
              </button>
            </div>
          </fetcher.Form>
        )}
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
        <div className="out-of-sight" role="status">
          {fetcher.data?.ok && fetcher.state === 'idle' ? 'Saved. ' : ''}
          {announcement}
        </div>
      </aside>
      <KeyHelp ref={help} />
    </>
  )
}

/** What the form holds when the page comes: a form that was refused without scripts, the position to change, or nothing. */
function createFirstDraft({ answer, editing, newId, authorIds }: Props): PositionDraft {
  if (answer && !answer.ok && answer.fields)
    return draftOfFields(answer.fields, answer.holderIds ?? [])
  return editing ? draftOfPosition(editing) : createEmptyDraft(newId, authorIds)
}
