import { Link } from '@remix-run/react'
import { useState, type ReactNode } from 'react'
import { formatEdtfDate, parseStoredDate } from '#app/domain/days.ts'
import {
  formatReference,
  partyRoleLabels,
  visibilityLabels,
  type Letter,
  type Party,
} from '#app/domain/letters.ts'
import { formatOtherReference } from '#app/domain/letter-heads.ts'
import { capitaliseFirst } from '#app/domain/text/words.ts'
import { AskList } from './asks/ask-list.tsx'
import { Fact } from './fact.tsx'
import { LetterActions } from './letters/letter-actions.tsx'
import { originalPagePath } from './letters/original-page.ts'
import { WithheldFacts, type RedactionFacts } from './letters/withheld-facts.tsx'
import { ProvenanceFacts, type Provenance } from './letter-provenance.tsx'
import { AudienceTag } from './visibility-fields.tsx'

type Props = {
  letter: Letter
  parties: readonly NamedParty[]
  source: { name: string | null; sha256: string }
  redacted: RedactionFacts
  readerNames: readonly string[]
  signedIn: boolean
  contacts: boolean
  /** Null while the reader codes it a second time. */
  origin: Provenance | null
  /** It shows nothing of the first coding, because the reader codes it a second time. */
  isBlind: boolean
  secondCoding: { path: string; coders: string[] } | null
  asks: Parameters<typeof AskList>[0]['asks'] | null
  mayAsk: boolean
  mayCorrect: boolean
  mayWithdraw: boolean
  mayPutInCharge: boolean
  concerns: readonly {
    id: string
    settledAt: string | null
    words: string
    answer: string | null
  }[]
  mayErase: boolean
  mayChoose: boolean
  /** Whether pages of its original are shown to this reader. */
  hasPages: boolean
  /** What stands above it all: who else is here, and what comes next. */
  children?: ReactNode
}

/** `called`: as whom it was known on the letter's day. */
type NamedParty = Party & { called: string | null }

/** What is said about a letter beside its text, and what may be done with it. */
export function LetterFacts(props: Props) {
  const { letter, parties, readerNames, signedIn } = props
  return (
    <section className="meta" aria-label="About this letter">
      <Link className="small" to={signedIn ? '/letters' : '/sign-in'}>
        {signedIn ? '← Letters' : 'Sign in'}
      </Link>
      {props.children}
      {props.isBlind && (
        <p className="notice small">
          You are coding this letter a second time. You see nothing of its first coding, and the
          letter is left out of everything else that you see, until you say that you have finished
          it or found nothing in it.
        </p>
      )}
      <h1>
        {letter.title} <AudienceTag visibility={letter.visibility} />
      </h1>
      {letter.origin.recorded ? (
        <p className="notice small gap-above">
          Recorded, not quoted: the text is a row of a table in words, such as a vote or a survey
          answer, and nobody’s own.
        </p>
      ) : (
        letter.origin.excerpt && (
          <p className="notice small gap-above">Excerpt: only these passages are held.</p>
        )
      )}
      <FoldedOnPhones words="About this letter">
        <dl className="facts">
          {parties.map((party) => (
            <PartyFacts key={party.id} party={party} linked={signedIn} />
          ))}
          <DateFacts letter={letter} />
          <SourceFacts {...props} />
          <WithheldFacts
            letterId={letter.id}
            redacted={props.redacted}
            hasPage={signedIn && !props.isBlind}
          />
          {props.origin && <ProvenanceFacts {...props.origin} dated={letter.dated} />}
          {signedIn && <AudienceFacts letter={letter} readerNames={readerNames} />}
        </dl>
        {signedIn && <ConcernNote {...props} />}
        {props.asks && <AskList asks={props.asks} of="letter" />}
        {signedIn && !props.isBlind && <LetterActions {...props} />}
      </FoldedOnPhones>
    </section>
  )
}

/** What stands beside the text, and above it on a telephone, where it is folded so that the text is what one sees. */
function FoldedOnPhones({ words, children }: { words: string; children: ReactNode }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <button
        type="button"
        className="button phone-fold no-print"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        {words}
      </button>
      <div className={isOpen ? 'phone-folded open' : 'phone-folded'}>{children}</div>
    </>
  )
}

function PartyFacts({ party, linked }: { party: NamedParty; linked: boolean }) {
  return (
    <Fact term={partyRoleLabels[party.role]}>
      {!party.actorId || !party.name ? (
        <i className="muted">name withheld</i>
      ) : linked ? (
        <Link to={`/actors/${party.actorId}`}>{party.called}</Link>
      ) : (
        party.called
      )}
      <div className="tiny muted">
        {[party.capacity, party.unit, party.organisation]
          .filter((part) => part && part !== party.name && !party.called?.startsWith(`${part} (`))
          .join(', ')}
      </div>
    </Fact>
  )
}

function DateFacts({ letter }: { letter: Letter }) {
  const reply = letter.inReplyTo
  return (
    <>
      <Fact term="Date">
        {formatEdtfDate(letter.dated)}
        {letter.datedKind && <span className="small muted"> {letter.datedKind}</span>}{' '}
        {letter.dated.first !== letter.dated.last && <span className="tag">uncertain</span>}
        {letter.dated.basis && <div className="tiny muted">{letter.dated.basis}</div>}
      </Fact>
      {letter.dates.map((date) => (
        <Fact key={date.kind} term={capitaliseFirst(date.kind)} small>
          {formatEdtfDate(date)}
          {date.basis && <div className="tiny muted">{date.basis}</div>}
        </Fact>
      ))}
      <Fact term="Reference" small>
        {letter.reference ? formatReference(letter) : <span className="muted">none printed</span>}
        {letter.referenceTruncated && <div className="tiny muted">cut off in the original</div>}
        {letter.otherReferences.map((reference, at) => (
          <div key={at}>{formatOtherReference(reference)}</div>
        ))}
      </Fact>
      {reply && (
        <Fact term="In reply to" small>
          {reply.kind === 'e-mail' ? 'An e-mail' : `A ${reply.kind}`}
          {reply.edtf && ` of ${formatEdtfDate(parseStoredDate(reply.edtf))}`}
        </Fact>
      )}
    </>
  )
}

function SourceFacts({ letter, source, contacts, hasPages }: Props) {
  return (
    <Fact term="Source" small>
      {source.name ? (
        <Link reloadDocument to={`/letters/${letter.id}/original`} download>
          {source.name}
        </Link>
      ) : (
        'pasted text'
      )}
      {hasPages && (
        <div className="tiny">
          <Link to={originalPagePath(`/letters/${letter.id}`, null, null)}>Its pages</Link>
        </div>
      )}
      <div className="tiny muted">SHA-256 {source.sha256.slice(0, 8)}…</div>
      {!contacts && (
        <div className="tiny muted">
          E-mail addresses and telephone numbers are masked here
          {source.name && ' and in the download'}.
        </div>
      )}
    </Fact>
  )
}

function AudienceFacts({ letter, readerNames }: Pick<Props, 'letter' | 'readerNames'>) {
  return (
    <Fact term="Seen by" small>
      {visibilityLabels[letter.visibility].name}
      {letter.visibility === 'named' && (
        <div className="tiny muted">
          {readerNames.length
            ? `${readerNames.join(', ')}; administrators`
            : 'whoever added it; administrators'}
        </div>
      )}
    </Fact>
  )
}

/** All that waits for an editor, or where nothing does what was answered last; and how much is answered besides. */
function ConcernNote({ letter, concerns }: Props) {
  const open = concerns.filter(({ settledAt }) => settledAt === null)
  const shown = open.length ? open : concerns.slice(0, 1)
  if (!shown.length) return null
  const further = concerns.length - shown.length
  const page = `/letters/${letter.id}/concerns`
  return (
    <div className={open.length ? 'notice small gap-above' : 'small gap-above'}>
      {shown.map(({ id, settledAt, words, answer }) => (
        <p key={id}>
          {settledAt ? 'An editor answered: ' : 'In charge of an editor: '}
          <Link to={page}>{answer ?? words}</Link>
        </p>
      ))}
      {further > 0 && (
        <p>
          <Link to={page}>{further.toLocaleString('en')} answered before</Link>
        </p>
      )}
    </div>
  )
}
