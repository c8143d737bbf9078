import type { ShouldRevalidateFunction } from '@remix-run/react'

/**
 * Pages read anew what is stored where a form was refused because somebody else changed it meanwhile; by default a page
 * keeps what it showed after any refusal, and sends the same outdated form again. A route exports it as
 * `shouldRevalidate`.
 */
export const revalidateAfterConflict: ShouldRevalidateFunction = ({
  actionStatus,
  defaultShouldRevalidate,
}) => defaultShouldRevalidate || actionStatus === 409
