/** The look-up desk of one village: while it runs, the keys are here and nowhere else in the window. No logic of its own. */
import { text } from '../../resources';
import type { LookupPlace } from '../../shared/jobs';
import { beijingDay, fillText } from '../../shared/kernel';
import { noteDesk, recordLookup } from '../data/lookup/register';
import { renderSlip } from '../data/lookup/slip';
import { VillageDesk } from '../data/lookup/villageDesk';
import { setOperator, source } from '../data/source';
import { JobFault } from './protocol';
import { serveJobs } from './serve';

let open: { readonly desk: VillageDesk; readonly place: LookupPlace } | undefined;

function opened() {
  if (!open) throw new JobFault('host.locked');
  return open;
}

const today = () => beijingDay(source.now());

serveJobs(
  {
    'lookup.open': async (place) => {
      const desk = await VillageDesk.open(place.unitCode, today());
      open = { desk, place };
      return { lists: desk.askable };
    },
    'lookup.ask': async ({ name, lastFour }) => {
      const { desk, place } = opened();
      const { outcome, answer } = await desk.find(name, lastFour);
      await recordLookup(place, outcome, today());
      return answer;
    },
    'lookup.slip': ({ answer }) => renderSlip(answer, opened().place, today()),
    'lookup.reset': async () => {
      await noteDesk('reset', opened().place.village);
      return null;
    },
  },
  // The trail says what acts here: nobody in person.
  () => setOperator(fillText(text, 'lookup.operator')),
);
