export default function Page() { return <main><h1>Case</h1></main>; }
