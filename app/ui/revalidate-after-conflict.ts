import type { ShouldRevalidateFunction } from '@remix-run/react'
import { isUnsent } from './send-form.ts'

/**
 * Pages read anew what is stored where a form was refused because somebody else changed it meanwhile, so that it is not
 * sent again as outdated as it was. The router alone would keep what a page showed after any refusal. With single fetch
 * it does not: to a route that exports `shouldRevalidate` Remix says that reading anew is the default, and a route that
 * exports none is read along with the root, which does. What must be after a conflict is said here all the same.
 * Nothing is read where a form did not reach the server.
 */
export const revalidateAfterConflict: ShouldRevalidateFunction = ({
  actionResult,
  actionStatus,
  defaultShouldRevalidate,
}) => !isUnsent(actionResult) && (defaultShouldRevalidate || actionStatus === 409)
