export default function Page() { return <main><h1>Projects</h1></main>; }
