<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose  The letters of a collection, by correspondent.
  Input    tx:collection.
  Output   tx:file elements; nothing where there are no letters.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:tx="urn:textus:xslt" xmlns="http://www.w3.org/1999/xhtml"
  exclude-result-prefixes="#all" expand-text="yes">

  <xsl:function name="tx:letters" as="element(tx:work)*">
    <xsl:param name="collection" as="element(tx:collection)"/>
    <xsl:sequence select="$collection/tx:work[tx:item/tx:letter]"/>
  </xsl:function>

  <xsl:function name="tx:of-letter" as="element(tx:name)*">
    <xsl:param name="work" as="element(tx:work)"/>
    <xsl:param name="type" as="xs:string"/>
    <xsl:sequence select="$work/tx:item/tx:letter/tx:action[@type = $type]/tx:name"/>
  </xsl:function>

  <xsl:function name="tx:correspondence" as="element(tx:file)*">
    <xsl:param name="collection" as="element(tx:collection)"/>
    <xsl:variable name="letters" as="element(tx:work)*" select="tx:letters($collection)"/>
    <xsl:if test="$letters">
      <!-- On one page they lead to each other. -->
      <xsl:variable name="linked" as="xs:boolean" select="count($letters/tx:item/tx:letter/tx:action/tx:name) le $most"/>
      <xsl:variable name="people" as="element()*">
        <xsl:for-each-group select="$letters/tx:item/tx:letter/tx:action/tx:name" group-by="tx:listed(.)">
          <xsl:sort select="tx:latin(current-grouping-key())"/>
          <xsl:sequence select="tx:correspondent(current-grouping-key(), current-group(), $linked)"/>
        </xsl:for-each-group>
        <xsl:variable name="nobodys" as="element(tx:work)*" select="$letters[empty(tx:item/tx:letter/tx:action/tx:name)]"/>
        <xsl:sequence select="tx:section('nobody', tx:word('no-correspondent'), '0', $nobodys, false())[$nobodys]"/>
      </xsl:variable>
      <xsl:sequence select="tx:parted($collection, 'letters', tx:sheets('letters', $people), ())"/>
    </xsl:if>
  </xsl:function>

  <!-- A person who wrote or received letters: those to each other person, and those received. -->
  <xsl:function name="tx:correspondent" as="element()">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="mentions" as="element(tx:name)+"/>
    <xsl:param name="linked" as="xs:boolean"/>
    <xsl:variable name="sent" as="element(tx:work)*" select="$mentions[../@type = 'sent']/ancestor::tx:work"/>
    <xsl:variable name="received" as="element(tx:work)*" select="$mentions[../@type = 'received']/ancestor::tx:work"/>
    <section id="{tx:anchor($name)}" data-part="{tx:initial($name)}" class="correspondent">
      <h2>{$name}</h2>
      <p class="summary">{string-join((count($sent)[. gt 0] ! (format-integer(., '#,##0') || ' ' || tx:word('letters-written')), count($received)[. gt 0] ! (format-integer(., '#,##0') || ' ' || tx:word('letters-received'))), ', ')}</p>
      <xsl:for-each-group select="$sent" group-by="(tx:of-letter(., 'received') ! tx:listed(.), $tx:nobody)[1]">
        <xsl:sort select="tx:latin(current-grouping-key())"/>
        <xsl:sequence select="tx:exchange('letters-to', current-grouping-key(), current-group(), $linked)"/>
      </xsl:for-each-group>
      <xsl:for-each-group select="$received" group-by="(tx:of-letter(., 'sent') ! tx:listed(.), $tx:nobody)[1]">
        <xsl:sort select="tx:latin(current-grouping-key())"/>
        <xsl:sequence select="tx:exchange('letters-from', current-grouping-key(), current-group(), $linked)"/>
      </xsl:for-each-group>
    </section>
  </xsl:function>

  <xsl:function name="tx:exchange" as="element()+">
    <xsl:param name="how" as="xs:string"/>
    <xsl:param name="other" as="xs:string"/>
    <xsl:param name="letters" as="element(tx:work)+"/>
    <xsl:param name="linked" as="xs:boolean"/>
    <h3>
      <xsl:text>{tx:word($how)} </xsl:text>
      <xsl:choose>
        <xsl:when test="$other = $tx:nobody">{tx:word('unknown-person')}</xsl:when>
        <xsl:when test="$linked">
          <a href="#{encode-for-uri(tx:anchor($other))}">{$other}</a>
        </xsl:when>
        <xsl:otherwise>{$other}</xsl:otherwise>
      </xsl:choose>
      <span class="quiet"> {tx:counted(count($letters), 'a-letter')}</span>
    </h3>
    <ul class="works">
      <xsl:for-each select="$letters">
        <xsl:sort select="tx:sort-date(tx:when(.))"/>
        <xsl:sequence select="tx:letter-line(., false())"/>
      </xsl:for-each>
    </ul>
  </xsl:function>

  <xsl:function name="tx:letter-line" as="element()">
    <xsl:param name="work" as="element(tx:work)"/>
    <xsl:param name="with-people" as="xs:boolean"/>
    <xsl:variable name="people" as="xs:string" select="string-join((string-join(tx:of-letter($work, 'sent'), ', '), string-join(tx:of-letter($work, 'received'), ', ')[.] ! (tx:word('received') || ' ' || .)), ' ')"/>
    <li>
      <xsl:sequence select="tx:title-link($work, '')"/>
      <xsl:text> </xsl:text>
      <span class="by">{string-join(($people[$with-people][.], $work/tx:item/tx:letter/tx:action[@type = 'sent']/tx:place, tx:date-words(tx:when($work))), ', ')}</span>
    </li>
  </xsl:function>
</xsl:stylesheet>
