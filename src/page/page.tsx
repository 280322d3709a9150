import { render } from 'preact';

const root = document.querySelector('#report');
if (root) render(<p>Rolecall</p>, root);
