import type { LoaderFunctionArgs } from '@remix-run/node'
import { buildBriefingFile } from '#app/features/briefings/briefing-file.ts'

export const loader = ({ request }: LoaderFunctionArgs) => buildBriefingFile(request, 'md')
