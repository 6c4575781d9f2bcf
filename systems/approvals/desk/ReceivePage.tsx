export default function Page() { return <main><h1>Receive</h1></main>; }
