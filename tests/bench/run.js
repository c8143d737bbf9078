// npm run bench: installs and builds what is missing, then measures the built app on a made-up corpus.
import { build, checkNode, install, root } from '../../app/cli/prepare.js'

process.chdir(root)
checkNode()
install()
build()
process.env.NODE_ENV ??= 'production'
await import('../../build/node/bench.js')
