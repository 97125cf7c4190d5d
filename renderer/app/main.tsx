import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { host } from '../host';
import '../styles/app.css';
import { App } from './App';
import { StartRefused } from './StartRefused';
import { startDesk } from './startDesk';

const place = document.getElementById('root');
if (place) {
  const root = createRoot(place);
  const started = await startDesk(host());
  root.render(
    <StrictMode>
      {started.ok ? <App session={started.session} /> : <StartRefused code={started.code} params={started.params} />}
    </StrictMode>,
  );
}
