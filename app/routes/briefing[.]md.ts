import type { LoaderFunctionArgs } from '@remix-run/node'
import { briefingFile } from '#app/http/briefing-file.ts'

export const loader = ({ request }: LoaderFunctionArgs) => briefingFile(request, 'md')
