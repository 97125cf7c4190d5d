import { expect, test } from '../support/launch';
import { anId } from '../support/payoutSheet';
import { setPassphrase } from '../support/passphrase';
import { Desk } from './pages/desk';
