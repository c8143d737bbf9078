// npm run bench, bench:header, bench:readers, bench:suggest: installs and builds what is missing, then runs the
// measurement that is named.
import { build, checkNode, install, root } from '../../app/cli/prepare.js'

process.chdir(root)
checkNode()
install()
build()
process.env.NODE_ENV ??= 'production'
const [name] = process.argv.splice(2, 1)
await import(`../../build/node/${name}.js`)
