import { redirect, type ShouldRevalidateFunction } from '@remix-run/react'
import { readOpenPath } from './base-path.ts'

/** The answer to a form that did not reach the server: it stays as it was typed. */
const unsent = {
  ok: false as const,
  unsent: true,
  errors: {
    form: 'Not saved: there is no connection. It is kept, and sent again once there is one; or press Save to try again.',
  },
}

/**
 * Sends a form by `send`. Where there is no connection, the answer says so instead of the page giving way to an error;
 * where one is signed out meanwhile, signing in leads back to the page that is open.
 */
export async function sendForm<Answer>(
  send: () => Promise<Answer>,
): Promise<Answer | typeof unsent> {
  try {
    return await send()
  } catch (fault) {
    if (fault instanceof TypeError) return unsent
    throw leadBack(fault)
  }
}

/** What leads to signing in then leads back to the page that is open; anything else stays what it is. */
function leadBack(fault: unknown): unknown {
  const location = fault instanceof Response && fault.headers.get('location')
  return location && location.includes('/sign-in?')
    ? redirect(`/sign-in?next=${encodeURIComponent(readOpenPath())}`)
    : fault
}

/** Whether a form did not reach the server, so that nothing has changed there, and nothing can be read from it. */
export function isUnsent(answer: unknown): boolean {
  return typeof answer === 'object' && answer !== null && 'unsent' in answer
}

/** The page stays as it is where a form did not reach the server. */
export const stayWhereUnsent: ShouldRevalidateFunction = ({
  actionResult,
  defaultShouldRevalidate,
}) => !isUnsent(actionResult) && defaultShouldRevalidate
