import { Link } from '@remix-run/react'

type Props = {
  letter: { id: string }
  mayAsk: boolean
  mayCorrect: boolean
  mayWithdraw: boolean
  mayPutInCharge: boolean
  mayErase: boolean
  mayChoose: boolean
  /** Where it is given to a second coder, and who has it; null for who may not. */
  secondCoding: { path: string; coders: string[] } | null
}

/** What may be done with a letter, each on a page of its own. */
export function LetterActions({
  letter,
  mayAsk,
  mayCorrect,
  mayWithdraw,
  mayPutInCharge,
  mayErase,
  mayChoose,
  secondCoding,
}: Props) {
  return (
    <p className="row gap-above">
      {mayCorrect && (
        <Link className="button" to={`/letters/${letter.id}/correction`}>
          Correct these
        </Link>
      )}
      {mayChoose && (
        <Link className="button" to={`/letters/${letter.id}/visibility`}>
          Who may see it
        </Link>
      )}
      {mayAsk && (
        <Link className="button quiet" to={`/letters/${letter.id}/asks`}>
          Whom it asks
        </Link>
      )}
      <Link className="button quiet" to={`/letters/${letter.id}/history`}>
        History
      </Link>
      <Link className="button quiet" to={`/letters/${letter.id}/text`}>
        Text and versions
      </Link>
      {secondCoding && (
        <Link className="button quiet" to={secondCoding.path}>
          {secondCoding.coders.length
            ? `Second coding: ${secondCoding.coders.join(', ')}`
            : 'Give to a second coder'}
        </Link>
      )}
      {mayPutInCharge && (
        <Link className="button quiet" to={`/letters/${letter.id}/concerns`}>
          Something is wrong
        </Link>
      )}
      {mayWithdraw && (
        <Link className="button quiet" to={`/letters/${letter.id}/withdrawal`}>
          Withdraw
        </Link>
      )}
      {mayErase && (
        <Link className="button quiet" to={`/letters/${letter.id}/erase`}>
          Erase
        </Link>
      )}
    </p>
  )
}
