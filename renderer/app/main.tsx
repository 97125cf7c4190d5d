import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '../styles/app.css';
import { beginStart, Root } from './Root';

const place = document.getElementById('root');
const first = beginStart();
if (place)
  createRoot(place).render(
    <StrictMode>
      <Root first={first} />
    </StrictMode>,
  );
