// Reference r2: npm's `ws`; what one socket says, every socket hears.
import { WebSocketServer } from "ws";

const server = new WebSocketServer({ host: "127.0.0.1", port: Number(process.argv[2]), perMessageDeflate: false });
server.on("connection", (socket) =>
  socket.on("message", (data) => {
    for (const client of server.clients) client.send(data.toString());
  }),
);
