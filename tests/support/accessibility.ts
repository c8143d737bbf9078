import axe from 'axe-core'
import type { Page } from 'playwright-core'

/**
 * What axe faults on a page as it is, or on a part of it, by all rules or by those named: for each the rule, how many
 * elements it means, and the first of them. Its script is put into a page once.
 */
export async function findViolations(
  page: Page,
  { rules, within }: { rules?: readonly string[]; within?: string } = {},
): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source)
  return page.evaluate(
    async ({ runOnly, selector }) => {
      const { axe: there } = window as unknown as { axe: typeof axe }
      const { violations } = await there.run(selector ?? document, {
        resultTypes: ['violations'],
        ...(runOnly && { runOnly }),
      })
      return violations.map(({ id, nodes }) => {
        const summary = nodes[0]!.failureSummary?.split('\n')[1]?.trim() ?? ''
        return `${id} (${nodes.length}): ${nodes[0]!.html.slice(0, 160)} ${summary}`
      })
    },
    { runOnly: rules && [...rules], selector: within },
  )
}
