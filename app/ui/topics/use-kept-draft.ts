import { useHref, useNavigation } from '@remix-run/react'
import { useEffect, useRef, useState, type FocusEvent, type FormEvent } from 'react'
import type { FormRefusal } from '#app/domain/form-refusal.ts'
import { useDossierPath } from '../use-dossier-path.ts'

/** For how long typing rests before it is kept, and before it is tried again where it could not be, in milliseconds. */
const [rest, restAfterFailure] = [3_000, 15_000]

/** What a form holds besides the words of the topic. */
const asides = new Set(['revision', 'base', 'foreseen', 'change', 'deed'])

type Fields = Record<string, string>
type Kept<Forecast> = { ok: true; revision: number; keptAt: string; forecast: Forecast }
type Answer<Forecast> = Kept<Forecast> | FormRefusal

type Typing = {
  topicId: string
  /** What stood in the form when it was opened, and what is typed by now: the same object until something is. */
  fields: Fields
  typed: Fields
  /** What was wrong with the form that was sent last. */
  errors: Fields
}

/**
 * Keeps what is typed of a topic's draft by itself, after a rest and when a field is left, without touching the form.
 * A form that is sent while its words are being kept goes when they are, so that it stands on what was kept.
 */
export function useKeptDraft<Forecast>({ topicId, fields, typed, errors }: Typing) {
  const address = useHref(useDossierPath()(`topics/${topicId}/draft/keep`))
  const form = useRef<HTMLFormElement>(null)
  const [sent, setSent] = useState(() => describeWords(fields))
  const [isKeeping, setIsKeeping] = useState(false)
  const [kept, setKept] = useState<Kept<Forecast> | null>(null)
  const [refusal, setRefusal] = useState<FormRefusal | null>(null)
  // A person has to look first where somebody kept other words meanwhile.
  const isOvertaken = isStale(errors) || isStale(refusal?.errors ?? {})
  const isStill = useNavigation().state === 'idle' && !isKeeping && !isOvertaken

  async function keep(): Promise<void> {
    const words = describeWords(typed)
    if (!isStill || !form.current || typed === fields || words === sent) return
    setIsKeeping(true)
    const answer = await sendDraft<Forecast>(address, form.current)
    // What did not arrive is sent again; what was refused is not, before something else is typed.
    setSent(answer === unanswered ? '' : words)
    if (answer.ok) setKept(answer)
    setRefusal(answer.ok ? null : answer)
    setIsKeeping(false)
  }
  const keepNow = useRef(keep)
  useEffect(() => {
    keepNow.current = keep
  })
  const hasFailed = refusal === unanswered
  useEffect(() => {
    if (!isStill) return
    const timer = setTimeout(() => void keepNow.current(), hasFailed ? restAfterFailure : rest)
    return () => clearTimeout(timer)
  }, [typed, isStill, hasFailed])
  const waiting = useWaitingSubmit(form, isKeeping)
  return {
    form,
    kept,
    refusal,
    isKeeping,
    keepOnLeaving: (event: FocusEvent<HTMLFormElement>) => {
      // Who goes on to the buttons decides there what becomes of it.
      if (!event.relatedTarget?.closest('.actions')) void keep()
    },
    submitOnceKept: (event: FormEvent<HTMLFormElement>) => {
      if (!waiting.hold(event)) setRefusal(null)
    },
  }
}

/** Lets a form that is sent while it is kept wait for that. */
function useWaitingSubmit(form: React.RefObject<HTMLFormElement>, isKeeping: boolean) {
  const submitter = useRef<HTMLElement | null>(null)
  useEffect(() => {
    if (isKeeping || !submitter.current) return
    const button = submitter.current
    submitter.current = null
    form.current?.requestSubmit(button)
  }, [form, isKeeping])
  return {
    /** Whether the form waits now. */
    hold(event: FormEvent<HTMLFormElement>): boolean {
      if (!isKeeping) return false
      event.preventDefault()
      submitter.current = (event.nativeEvent as SubmitEvent).submitter
      return true
    },
  }
}

/** Whether what was typed stands on something else than what is stored by now. */
const isStale = (errors: Fields): boolean =>
  errors.revision !== undefined || errors.base !== undefined

const unanswered: FormRefusal = {
  ok: false,
  errors: {
    form: 'It could not be kept just now. What you typed is here, and it is tried again by itself.',
  },
  fields: {},
}

async function sendDraft<Forecast>(
  address: string,
  form: HTMLFormElement,
): Promise<Answer<Forecast>> {
  const body = new URLSearchParams(
    [...new FormData(form)].map(([name, value]) => [name, String(value)]),
  )
  const headers = { accept: 'application/json' }
  try {
    const response = await fetch(address, { method: 'POST', body, headers })
    const isJson = response.headers.get('content-type')?.startsWith('application/json')
    const answer: unknown = isJson ? await response.json() : null
    return isAnswer<Forecast>(answer) ? answer : unanswered
  } catch {
    return unanswered
  }
}

const isAnswer = <Forecast>(answer: unknown): answer is Answer<Forecast> =>
  typeof answer === 'object' && answer !== null && 'ok' in answer

/** The words of a form, by which it is known whether there is anything to be kept. */
function describeWords(fields: Fields): string {
  const words = Object.entries(fields).filter(([name]) => !asides.has(name))
  return JSON.stringify(words.map(([name, value]) => [name, value.replace(/\r\n?/g, '\n')]).sort())
}
