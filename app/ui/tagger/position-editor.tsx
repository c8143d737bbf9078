import { Link, type useFetcher } from '@remix-run/react'
import { useMemo, type RefObject } from 'react'
import { paragraphNumberAt, splitParagraphs } from '#app/domain/text/paragraphs.ts'
import type { Topic } from '#app/domain/topics.ts'
import { KeyCap, useShortcutOf } from '../keys/key-cap.tsx'
import { useHelp } from '../help/help-context.ts'
import { SecondCodingField } from '../second-coding/second-coding-field.tsx'
import type { PositionDraft, PositionFormAnswer } from './position-draft.ts'
import { DraftNotice } from './draft-notice.tsx'
import type { HolderChoice } from './holder-fields.tsx'
import { PositionFields } from './position-form.tsx'
import type { KeptDraft } from './use-coding-draft.ts'
import { SheetHead } from './sheet-head.tsx'
import type { Passage } from './use-passage.ts'
import type { PhoneSheet } from './use-sheet.ts'
import './sheet.css'

type Props = {
  text: string
  textVersion: number
  draft: PositionDraft
  /** Whose it is, where it is somebody else's and waits for approval. */
  waitingOf: string | null
  change: (change: Partial<PositionDraft>) => void
  topics: readonly Topic[]
  holders: readonly HolderChoice[]
  errors: Record<string, string>
  fetcher: ReturnType<typeof useFetcher<PositionFormAnswer>>
  form: RefObject<HTMLFormElement>
  passage: Passage
  /** A field is filled in, and the work goes on in the letter. */
  onDone: () => void
  letterPath: string
  /** Whether scripts run, so that the keys work. */
  isHydrated: boolean
  kept: KeptDraft
  /** How the form stands over the text where there is no place beside it. */
  sheet: PhoneSheet
  onCancel: () => void
}

/** The form that makes a position or changes one. */
export function PositionEditor(props: Props) {
  const { draft, errors, fetcher, letterPath, isHydrated, sheet } = props
  const blocks = useMemo(() => splitParagraphs(props.text), [props.text])
  const openHelp = useHelp()
  const shortcutOf = useShortcutOf()
  const isChanging = draft.revision !== ''
  const paragraph = draft.start ? paragraphNumberAt(blocks, Number(draft.start)) : null
  return (
    <fetcher.Form
      ref={props.form}
      method="post"
      action={letterPath}
      className={`position editing no-print${isChanging ? '' : ' new'}`}
      id="position-form"
      data-sheet={isHydrated ? sheet.height : undefined}
      aria-label={isChanging ? 'Change a position' : 'New position'}
      tabIndex={-1}
      noValidate
    >
      {isHydrated && sheet.height !== 'closed' && <SheetHead {...props} paragraph={paragraph} />}
      <div className="between form-head">
        <b className="small">{isChanging ? 'Change this position' : 'New position'}</b>
        {isHydrated && openHelp && (
          <button type="button" className="button quiet" onClick={openHelp}>
            Keys <KeyCap id="help" />
          </button>
        )}
      </div>
      {isHydrated && <DraftNotice kept={props.kept} onDiscard={props.onCancel} />}
      <WaitingNote coder={props.waitingOf} />
      {errors.form && (
        <div className="notice bad small" role="alert">
          {errors.form}
        </div>
      )}
      {isHydrated && <input type="hidden" name="scripted" value="yes" />}
      <SecondCodingField />
      <input type="hidden" name="textVersion" value={props.textVersion} />
      <div className="position-fields" id="position-fields">
        <PositionFields
          draft={draft}
          change={props.change}
          passage={props.passage}
          onDone={props.onDone}
          topics={props.topics}
          holders={props.holders}
          errors={errors}
          isHydrated={isHydrated}
          paragraph={paragraph}
          onPick={() => sheet.rise('code')}
          onCondition={() => sheet.rise('condition')}
        />
      </div>
      <div className="row end">
        {isChanging ? (
          <Link
            className="button"
            to={letterPath}
            preventScrollReset
            replace
            onClick={props.kept.end}
          >
            Cancel <KeyCap id="discard" />
          </Link>
        ) : (
          <button type="button" className="button" onClick={props.onCancel}>
            Cancel <KeyCap id="discard" />
          </button>
        )}
        <button
          type="submit"
          name="deed"
          value="save"
          className="button primary"
          disabled={fetcher.state !== 'idle'}
          aria-keyshortcuts={shortcutOf('save', 'save from a field')}
        >
          {fetcher.state === 'submitting' ? 'Saving …' : 'Save'} <KeyCap id="save" />
        </button>
      </div>
    </fetcher.Form>
  )
}

/** Whoever changes what somebody else coded is in it as well, so that of two people nobody is left to approve it. */
function WaitingNote({ coder }: { coder: string | null }) {
  if (coder === null) return null
  return (
    <p className="notice small">
      {coder} coded this, and it waits for approval. Once you change what it says, neither of you
      can approve it: a third person has to. Where there is none,{' '}
      <Link to="/approvals">send it back</Link> with the reason instead.
    </p>
  )
}
